import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** A signed-in person's pages, from `/home` on. */
export class HomePage {
  readonly webmail: Locator;
  readonly signOut: Locator;
  readonly addDevice: Locator;
  /** The app password that is shown once. */
  readonly shownPassword: Locator;
  /** Goes back to the devices, from the page where it is shown. */
  readonly done: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.webmail = page.getByRole("link", { name: "Open webmail" });
    this.signOut = page.getByRole("button", { name: "Sign out" });
    this.addDevice = page.getByRole("main").getByRole("link", { name: "Add a device" });
    this.shownPassword = page.getByLabel("App password", { exact: true });
    this.done = page.getByRole("link", { name: "Done" });
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

  /** The line of a device in the list. */
  device(name: string): Locator {
    return this.page.getByRole("list", { name: "Devices" }).getByRole("listitem").filter({ hasText: name });
  }

  /** Chooses what to add, from the list of devices. */
  async chooseDevice(kind: string): Promise<void> {
    await this.addDevice.click();
    await this.page.getByRole("button", { name: new RegExp(`^${kind}`) }).click();
  }

  /** Adds another app for the chosen uses (all when none are named) and gives its app password; the page that shows it stays. */
  async addApp(name: string, uses?: string[]): Promise<string> {
    await this.chooseDevice("Another app");
    await this.page.getByLabel("Name").fill(name);
    if (uses)
      for (const box of await this.page.getByRole("checkbox").all()) {
        const label = (await box.locator("xpath=ancestor::label").textContent()) ?? "";
        await box.setChecked(uses.some((use) => label.startsWith(use)));
      }
    await this.page.getByRole("button", { name: "Add", exact: true }).click();
    return (await this.shownPassword.textContent()) ?? "";
  }

  async removeDevice(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Remove ${name}` }).click();
    await this.dialog.getByRole("button", { name: "Remove" }).click();
  }
}
