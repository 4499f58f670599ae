import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** The portal's login page, at `/`. */
export class LoginPage {
  readonly address: Locator;
  readonly password: Locator;
  readonly signIn: Locator;
  readonly continue: Locator;
  readonly moreWays: Locator;
  /** Bad news on the page; Next's own (empty) announcer has the same role. */
  readonly problem: Locator;

  constructor(readonly page: Page) {
    this.address = page.getByLabel("Email address");
    this.password = page.getByLabel("Password", { exact: true });
    this.problem = page.getByRole("main").getByRole("alert");
    this.signIn = page.getByRole("button", { name: "Sign in", exact: true });
    this.continue = page.getByRole("button", { name: "Continue", exact: true });
    this.moreWays = page.locator("summary", { hasText: "More ways to sign in" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${demoStack().portal}/${query}`);
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Sign in to your mail" })).toBeVisible();
  }

  /** The button of an identity provider; the only one has no name. */
  provider(name: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^Single Sign-On( with ${name})?$`) });
  }

  /** Goes to a provider by its button, which stands behind "More ways" while only the address is asked for. */
  async signOnWith(name: string): Promise<void> {
    const button = this.provider(name);
    if (!(await button.isVisible())) await this.moreWays.click();
    await button.click();
  }

  /** Gives the address alone, which leads to what its domain signs in with. */
  async giveAddress(address: string): Promise<void> {
    await this.address.fill(address);
    await this.continue.click();
  }

  /** Signs in with a password, whether the page asks for the address first or for both. */
  async signInLocally(address: string, password: string): Promise<void> {
    await this.address.waitFor();
    if (await this.continue.isVisible()) await this.giveAddress(address);
    else await this.address.fill(address);
    await this.password.fill(password);
    await this.signIn.click();
  }

  async expectRefusal(title: string): Promise<void> {
    await this.expectOpen();
    await expect(this.problem.filter({ hasText: title })).toBeVisible();
  }
}
