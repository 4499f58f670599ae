import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

test.beforeEach(async ({ login, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await login.open();
});

test("an app's password is made, copied, shown once, works, and is removed", async ({ login, home }) => {
  const mailbox = await newMailbox("apps");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await expect(home.section("Your devices")).toContainText("No devices yet");
  const password = await home.addApp("My phone");
  expect(password.length).toBeGreaterThan(20);
  await home.page.getByRole("button", { name: "Copy app password" }).click();
  await expect(home.page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await home.page.evaluate(() => navigator.clipboard.readText())).toBe(password);
  await home.done.click();
  await expect(home.device("My phone")).toContainText("Never used");
  expect(await home.page.content(), "it is shown once").not.toContain(password);

  const mailLogin = { address: mailbox.address, password };
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.accepted);
  await expect(home.device("My phone"), "without a reload").toContainText("for IMAP from 127.0.0.1");
  await home.part("Home");
  await expect(home.section("Devices")).toContainText("1 device, last used");

  await home.part("Devices");
  await home.removeDevice("My phone");
  await expect(home.device("My phone")).toHaveCount(0);
  await expect(home.page.locator("#devices"), "the keyboard goes on from the list").toBeFocused();
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.rejected);
});

test("another app covers only what was chosen, and its form says what is missing", async ({
  login,
  home,
}) => {
  const mailbox = await newMailbox("apps");
  const { page } = home;
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await home.chooseDevice("Another app");
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByLabel("Expires").selectOption("In one year");
  await page.getByLabel("Only from these networks").fill("the office");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("“the” isn't a network");
  await expect(main).toContainText("Choose at least one.");
  await expect(page.getByRole("checkbox", { checked: true }), "the choices stay").toHaveCount(0);
  await expect(page.getByLabel("Expires")).toHaveValue("365");
  await page.getByRole("link", { name: "Devices" }).first().click();
  await home.addApp("Calendar", ["Calendars and contacts"]);
  await expect(main).toContainText("/SOGo/dav/");
  await home.done.click();
  await expect(home.device("Calendar")).toContainText("Calendars and contacts");
  await expect(home.device("Calendar")).not.toContainText("Read mail");
  await home.chooseDevice("Another app");
  await page.getByLabel("Name").fill("calendar");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(main).toContainText("This name is already in use.");
  await expect(page.getByLabel("Name"), "what was typed stays").toHaveValue("calendar");
});

test("names and limits: chosen by themselves, folded away, and changed later", async ({ login, home }) => {
  const mailbox = await newMailbox("limits");
  const { page } = home;
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  for (const _ of [1, 2]) {
    await home.chooseDevice("Thunderbird");
    await home.done.click();
  }
  await expect(home.device("Thunderbird 2")).toBeVisible();
  await home.addDevice.click();
  await page.getByText("Name and limits").click();
  await page.getByLabel("Name").fill("Laptop");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByRole("button", { name: "iPhone or iPad" }), "Enter chooses nothing").toBeVisible();
  await page.getByLabel("Expires").selectOption("In 30 days");
  await page.getByRole("button", { name: "Thunderbird" }).click();
  const password = (await home.shownPassword.textContent()) ?? "";
  const mailLogin = { address: mailbox.address, password };
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.accepted);
  await home.done.click();
  await expect(home.device("Laptop")).toContainText("Expires");

  await page.getByRole("link", { name: "Edit Laptop" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Old laptop");
  await page.getByLabel("Only from these networks").fill("192.0.2.0/24");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(home.device("Old laptop")).toContainText("Only from 192.0.2.0/24");
  await expect(home.device("Old laptop"), "left as it was").toContainText("Expires");
  expect((await logins.imap(demoStack(), mailLogin)).text).toMatch(answers.imap.rejected);
});

test("each value for a mail app can be copied", async ({ login, home }) => {
  const mailbox = await newMailbox("apps");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Devices");
  await home.page.getByRole("link", { name: "Values for mail apps" }).click();
  const settings = home.section("Set up a mail app");
  await settings.getByRole("button", { name: "Copy IMAP port" }).click();
  expect(await home.page.evaluate(() => navigator.clipboard.readText())).toBe(String(demoStack().mail.imaps));
});
