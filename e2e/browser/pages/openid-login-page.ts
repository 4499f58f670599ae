import { expect, type Locator, type Page } from "@playwright/test";

/** The pages of the tests' own OpenID provider. */
export class OpenidLoginPage {
  readonly login: Locator;

  constructor(readonly page: Page) {
    this.login = page.getByLabel("Name", { exact: true });
  }

  async expectOpen(): Promise<void> {
    await expect(this.page).toHaveTitle("Sign in at the other provider");
  }

  async logIn(subject: string): Promise<void> {
    await this.expectOpen();
    await this.login.fill(subject);
    await this.page.getByRole("button", { name: "Sign in there" }).click();
  }

  async agreeToSignOut(): Promise<void> {
    await this.page.getByRole("button", { name: "Yes, sign me out" }).click();
  }
}
