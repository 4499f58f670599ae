import type { Locator, Page } from "@playwright/test";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { expectFocusSeen, pressUntilFocused } from "./keyboard";
import { ConsoleMailboxPage } from "./pages/console-mailbox-page";
import { WizardPage } from "./pages/wizard-page";
import { keycloakPlace } from "./provider";
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

test("a provider is connected with the keyboard alone, which no step takes away", async ({ page }) => {
  const wizard = new WizardPage(page);
  const slug = unique("keys");
  const { serverUrl, realm, clientId, clientSecret } = await keycloakPlace();
  const step = page.locator("[aria-current=step]");
  const press = async (button: Locator) => {
    await pressUntilFocused(page, button);
    await page.keyboard.press("Enter");
  };
  const expectStep = async (name: Parameters<WizardPage["expectStep"]>[0]) => {
    await wizard.expectStep(name);
    await expect(step, "the new step has the focus").toBeFocused();
    await expectFocusSeen(page);
  };
  const type = async (label: string, text: string) => {
    await pressUntilFocused(page, wizard.field(label));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  };
  await wizard.open("/admin/providers/new");
  await press(page.getByRole("button", { name: "Connect Keycloak", exact: true }));
  await expectStep("connect");
  await press(wizard.onward);
  const wrong = page.getByRole("main").locator("[aria-invalid=true]");
  await expect(wrong.first(), "the first mistake has the focus").toBeFocused();
  await expectFocusSeen(page);

  await wizard.field("Sign-in button text").focus();
  await type("Sign-in button text", slug);
  await pressUntilFocused(page, page.locator("summary").filter({ hasText: "Short name:" }));
  await page.keyboard.press("Space");
  await type("Short name", slug);
  await type("Address", serverUrl);
  await type("Realm", realm);
  await type("Client ID", clientId);
  await type("Client secret", clientSecret);
  await press(wizard.onward);
  await expectStep("test");
  await expect(wizard.result).toHaveText("People can sign in.");
  await press(wizard.onward);
  await expectStep("people");
  const template = wizard.field("Default template");
  await pressUntilFocused(page, template);
  await choose(page, "staff");
  await expect(template.locator("option:checked")).toHaveText("staff");
  await press(page.getByRole("button", { name: "Back", exact: true }));
  await expectStep("test");
  await press(wizard.onward);
  await expectStep("people");
  await press(wizard.onward);
  await expectStep("switch-on");
  const enabled = page.getByRole("checkbox", { name: /^Let people sign in with it/ });
  await pressUntilFocused(page, enabled);
  await page.keyboard.press("Space");
  await expect(enabled).not.toBeChecked();
  await press(page.getByRole("button", { name: `Connect ${slug}`, exact: true }));
  await expect(page).toHaveURL(new RegExp(`/admin/providers/${slug}/connected$`));
  await letterlock(["provider", "delete", slug]);
});
