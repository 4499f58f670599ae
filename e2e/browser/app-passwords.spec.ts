import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

test.beforeEach(async ({ login, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await login.open();
});

test("an app password is made, copied, shown once, works, and is revoked", async ({ login, home }) => {
  const mailbox = await newMailbox("apps");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await expect(home.section("App passwords")).toContainText("No app passwords yet");
  const password = await home.makeAppPassword("My phone");
  expect(password.length).toBeGreaterThan(20);
  await home.dialog.getByRole("button", { name: "Copy app password" }).click();
  await expect(home.dialog.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await home.page.evaluate(() => navigator.clipboard.readText())).toBe(password);
  await home.page.keyboard.press("Escape");
  await expect(home.dialog, "a stray key does not lose it").toBeVisible();
  await home.dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(home.appPassword("My phone")).toContainText("Never used");
  await home.page.reload();
  await expect(home.appPassword("My phone")).toBeVisible();
  expect(await home.page.content(), "it is shown once").not.toContain(password);

  const mailLogin = { address: mailbox.address, password };
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.accepted);
  await expect(home.appPassword("My phone"), "without a reload").toContainText("for IMAP from 127.0.0.1");

  await home.revokeAppPassword("My phone");
  await expect(home.appPassword("My phone")).toHaveCount(0);
  await expect(home.page.locator("#app-passwords"), "the keyboard goes on from the list").toBeFocused();
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.rejected);
});

test("it covers only what was chosen, and its form says what is missing", async ({ login, home }) => {
  const mailbox = await newMailbox("apps");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await home.newAppPassword.click();
  for (const box of await home.dialog.getByRole("checkbox").all()) await box.uncheck();
  await home.dialog.getByLabel("Expires").selectOption("After one year");
  await home.dialog.getByRole("button", { name: "Create app password" }).click();
  await expect(home.dialog).toContainText("Enter a name");
  await expect(home.dialog).toContainText("Choose at least one.");
  await expect(home.dialog.getByRole("checkbox", { checked: true }), "the choices stay").toHaveCount(0);
  await expect(home.dialog.getByLabel("Expires")).toHaveValue("365");
  await home.dialog.getByRole("button", { name: "Cancel" }).click();
  await home.makeAppPassword("Calendar", ["Calendars and contacts"]);
  await expect(home.dialog).toContainText("/SOGo/dav/");
  await home.dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(home.appPassword("Calendar")).toContainText("CalDAV and CardDAV");
  await expect(home.appPassword("Calendar")).not.toContainText("IMAP");
  await home.newAppPassword.click();
  await home.dialog.getByLabel("Name").fill("calendar");
  await home.dialog.getByRole("button", { name: "Create app password" }).click();
  await expect(home.dialog).toContainText("This name is already in use.");
  await expect(home.dialog.getByLabel("Name"), "what was typed stays").toHaveValue("calendar");
});

test("an end can be chosen, and each value for a mail app can be copied", async ({ login, home }) => {
  const mailbox = await newMailbox("apps");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await home.newAppPassword.click();
  await home.dialog.getByLabel("Name").fill("For a month");
  await home.dialog.getByLabel("Expires").selectOption("After 30 days");
  await home.dialog.getByRole("button", { name: "Create app password" }).click();
  await home.dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(home.appPassword("For a month")).toContainText("Expires");
  const settings = home.section("Set up a mail app");
  await settings.getByRole("button", { name: "Copy IMAP port" }).click();
  expect(await home.page.evaluate(() => navigator.clipboard.readText())).toBe(String(demoStack().mail.imaps));
});
