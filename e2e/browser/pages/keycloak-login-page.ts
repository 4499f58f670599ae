import type { Locator, Page } from "@playwright/test";

/** Keycloak's own login page, in its standard theme. */
export class KeycloakLoginPage {
  readonly username: Locator;
  readonly password: Locator;
  readonly signIn: Locator;

  constructor(readonly page: Page) {
    this.username = page.locator("input#username");
    this.password = page.locator("input#password");
    this.signIn = page.locator("#kc-login");
  }

  async logIn(username: string, password: string): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.signIn.click();
  }
}
