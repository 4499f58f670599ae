import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

type Part = "" | "/settings" | "/sign-in" | "/devices" | "/aliases" | "/activity";
type Decision = "State" | "Authentication source";

/** The part of a mailbox where each is decided. */
const decidedIn: Record<Decision, string> = { State: "Overview", "Authentication source": "Sign-in" };

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

  async open(start: "/admin" | "/domain-admin", address: string, part: Part = ""): Promise<void> {
    await this.page.goto(`${demoStack().portal}${start}/mailboxes/${encodeURIComponent(address)}${part}`);
    await this.expectOpen(address);
  }

  /** The way to a part of the mailbox. */
  tab(name: string): Locator {
    return this.page.getByRole("navigation", { name: /^Parts of / }).getByRole("link", { name, exact: true });
  }

  /** Goes to a part of the mailbox that is open. */
  async goTo(name: string): Promise<void> {
    await this.tab(name).click();
    await expect(this.tab(name)).toHaveAttribute("aria-current", "page");
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

  /** Chooses in "State" or "Authentication source", in the part where that is; gives what the page says would follow. */
  async choose(title: Decision, choice: string): Promise<string> {
    await this.goTo(decidedIn[title]);
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
