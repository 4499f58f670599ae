import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** The login page of a role of administrators. */
export class AdminLoginPage {
  constructor(
    readonly page: Page,
    /** Where the role's pages begin. */
    readonly start: "/admin" | "/domain-admin",
  ) {}

  /** Asks for a page of the role; without a session that leads here. */
  async open(path: string): Promise<void> {
    await this.page.goto(demoStack().portal + path);
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`${this.start}/login`));
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Login" }).fill(login);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith("/login"));
  }

  /** The button that leads to an identity provider. */
  signOn(provider: string): Locator {
    return this.page.getByRole("button", { name: `Sign in with ${provider}` });
  }

  async expectInside(): Promise<void> {
    await expect(this.page.getByRole("navigation", { name: "Administration" })).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign out" }).click();
    await expect(this.page.getByText("You are signed out")).toBeVisible();
  }
}
