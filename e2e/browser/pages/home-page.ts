import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** A signed-in person's pages, from `/home` on. */
export class HomePage {
  readonly webmail: Locator;
  readonly signOut: Locator;
  readonly newAppPassword: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.webmail = page.getByRole("link", { name: "Open webmail" });
    this.signOut = page.getByRole("button", { name: "Sign out" });
    this.newAppPassword = page.getByRole("button", { name: "New app password" });
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto(`${demoStack().portal}/home`);
  }

  /** Goes to one of the parts by the navigation. */
  async part(name: "Home" | "Devices" | "Addresses" | "Security" | "Settings"): Promise<void> {
    const link = this.page.getByRole("navigation", { name: "Your account" }).getByRole("link", { name });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
    if (name !== "Home") await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async expectOwner(address: string, name: string): Promise<void> {
    await expect(this.page).toHaveURL(`${demoStack().portal}/home`);
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(this.page.getByRole("main").getByText(address).first()).toBeVisible();
  }

  /** The titled part of the page. */
  section(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  /** The line of an app password in the list. */
  appPassword(name: string): Locator {
    return this.page
      .getByRole("list", { name: "App passwords" })
      .getByRole("listitem")
      .filter({ hasText: name });
  }

  /** Makes an app password for the chosen uses (all when none are named) and gives it; its dialog stays open. */
  async makeAppPassword(name: string, uses?: string[]): Promise<string> {
    await this.newAppPassword.click();
    await this.dialog.getByLabel("Name").fill(name);
    if (uses)
      for (const box of await this.dialog.getByRole("checkbox").all()) {
        const label = (await box.locator("xpath=ancestor::label").textContent()) ?? "";
        await box.setChecked(uses.some((use) => label.startsWith(use)));
      }
    await this.dialog.getByRole("button", { name: "Create app password" }).click();
    return (await this.dialog.getByLabel("App password", { exact: true }).textContent()) ?? "";
  }

  async revokeAppPassword(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Revoke ${name}` }).click();
    await this.dialog.getByRole("button", { name: "Revoke" }).click();
  }
}
