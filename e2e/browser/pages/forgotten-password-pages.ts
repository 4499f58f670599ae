import { expect, type Locator, type Page } from "@playwright/test";

/** Where somebody asks for a new password, and where the mailed link leads. */
export class ForgottenPasswordPages {
  readonly password: Locator;
  readonly problem: Locator;

  constructor(readonly page: Page) {
    this.password = page.getByLabel("Password", { exact: true });
    this.problem = page.getByRole("main").getByRole("alert");
  }

  /** Asks for a link, from the login page where it asks for the password. */
  async ask(address: string): Promise<void> {
    await this.page.getByRole("link", { name: "Forgot your password?" }).click();
    await this.page.getByLabel("Email address").fill(address);
    await this.page.getByRole("button", { name: "Send link" }).click();
    await expect(this.page.getByText("Check your recovery mailbox")).toBeVisible();
  }

  /** Sends a new password from the page of the link. */
  async choose(password: string): Promise<void> {
    await this.password.fill(password);
    await this.page.getByLabel("Confirm password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Change password" }).click();
  }
}
