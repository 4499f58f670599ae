import type { Page } from "@playwright/test";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { pressUntilFocused } from "./keyboard";
import { ConsoleMailboxPage } from "./pages/console-mailbox-page";
import { unique } from "./unique";

/** Opens a choice that has the focus and types the first letters, as a person does. */
async function choose(page: Page, letters: string): Promise<void> {
  await page.keyboard.type(letters);
}

test("a mailbox is made, and its source changed, with the keyboard alone", async ({ page, goTo }) => {
  const name = unique("keys");
  await goTo("/admin");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await pressUntilFocused(page, page.getByRole("link", { name: "Mailboxes" }).first());
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, page.getByRole("link", { name: "New mailbox" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New mailbox");
  await pressUntilFocused(page, page.getByLabel("Domain", { exact: true }));
  await choose(page, "demo.test");
  await pressUntilFocused(page, page.getByRole("button", { name: "Continue" }));
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, page.getByLabel("Address"));
  await page.keyboard.type(name);
  await pressUntilFocused(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(unique("a-good-password"));
  await page.keyboard.press("Enter");
  const mailbox = new ConsoleMailboxPage(page);
  await mailbox.expectOpen(`${name}@demo.test`);
  await pressUntilFocused(page, mailbox.tab("Sign-in"));
  await page.keyboard.press("Enter");
  await expect(mailbox.tab("Sign-in")).toHaveAttribute("aria-current", "page");

  const source = mailbox.section("Authentication source");
  await pressUntilFocused(page, source.getByLabel("Authentication source", { exact: true }));
  await choose(page, "Keycloak");
  await pressUntilFocused(page, source.getByRole("button", { name: "Change…" }));
  await page.keyboard.press("Enter");
  await expect(mailbox.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(mailbox.dialog).toHaveCount(0);
  await expect(source.getByRole("button", { name: "Change…" }), "the focus is back").toBeFocused();
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, mailbox.dialog.getByRole("button", { name: "Keycloak", exact: true }));
  await page.keyboard.press("Enter");
  await expect(mailbox.dialog).toHaveCount(0);
  const shown = await letterlock(["mailbox", "show", `${name}@demo.test`]);
  expect(shown).toMatchObject({ source: "keycloak" });
});
