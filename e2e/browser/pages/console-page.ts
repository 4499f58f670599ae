import { expect, type Locator, type Page } from "@playwright/test";
import { demoStack } from "../../stack";

/** What every page of the console has. */
export class ConsolePage {
  readonly heading: Locator;
  /** The question or form that lies over the page. */
  readonly dialog: Locator;
  /** Good news of the last action. */
  readonly news: Locator;
  /** Bad news; Next's own (empty) announcer has the same role outside of `main`. */
  readonly problem: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.dialog = page.getByRole("dialog");
    this.news = page.getByRole("main").getByRole("status");
    this.problem = page.getByRole("main").getByRole("alert");
  }

  async open(path: string): Promise<void> {
    await this.page.goto(demoStack().portal + path);
  }

  /** The titled part of the page. */
  card(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  /** The line of a list with this text. */
  row(text: string): Locator {
    return this.page.getByRole("row").filter({ hasText: text });
  }

  /** Sends the form whose button is called so, and waits for the good news. */
  async save(button = "Save changes", within: Page | Locator = this.page): Promise<void> {
    await within.getByRole("button", { name: button, exact: true }).click();
    await expect(this.news.filter({ hasText: /^(Saved|Password set)\./ }).first()).toBeVisible();
  }

  /** Presses a button that asks first, and says yes with the dialog's button of the same or another name. */
  async confirm(button: string | RegExp, yes: string | RegExp = button): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: button }).click();
    await this.dialog.getByRole("button", { name: yes }).click();
  }
}
