import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** One mailbox in the console. */
export class ConsoleMailboxPage {
  readonly settings: Locator;
  readonly name: Locator;
  readonly quota: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.settings = this.section("Settings");
    this.name = this.settings.getByRole("textbox", { name: /^Name/ });
    this.quota = this.settings.getByRole("textbox", { name: /^Quota \(GB\)/ });
    this.dialog = page.getByRole("dialog");
  }

  async open(start: "/admin" | "/domain-admin", address: string): Promise<void> {
    await this.page.goto(`${demoStack().portal}${start}/mailboxes/${encodeURIComponent(address)}`);
    await this.expectOpen(address);
  }

  async expectOpen(address: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: address })).toBeVisible();
  }

  /** The titled part of the page. */
  section(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  async save(): Promise<void> {
    await this.settings.getByRole("button", { name: "Save changes", exact: true }).click();
  }

  /** Chooses in "State" or "Authentication source"; gives what the page says would follow. */
  async choose(title: "State" | "Authentication source", choice: string): Promise<string> {
    const section = this.section(title);
    await section.getByLabel(title, { exact: true }).selectOption({ label: choice });
    await section.getByRole("button", { name: "Change…" }).click();
    return (await this.dialog.textContent()) ?? "";
  }

  /** Says yes in the dialog, which the answer closes. */
  async confirm(choice: string): Promise<void> {
    await this.dialog.getByRole("button", { name: choice, exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }
}
