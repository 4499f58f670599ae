import { readByImap, sendFromOutside } from "../mail/deliver";
import { newMailbox } from "../mail/mailbox";
import { letterlock } from "../stack";
import { expect, test } from "./test";
import { unique } from "./unique";

test.beforeEach(async ({ login, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await login.open();
});

test("a temporary address is made, copied, takes mail, is extended and deleted", async ({ login, home }) => {
  const mailbox = await newMailbox("shy");
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Addresses");
  const section = home.section("Temporary addresses");
  await expect(section).toContainText("No temporary addresses yet");
  await section.getByRole("button", { name: "New temporary address" }).click();
  await home.dialog.getByLabel("Description").fill("A shop");
  await home.dialog.getByLabel("Expires after").selectOption("1 hour");
  await home.dialog.getByRole("button", { name: "Create address" }).click();
  const address = (await home.dialog.getByLabel("Temporary address", { exact: true }).textContent()) ?? "";
  expect(address).toMatch(/^[a-z-]{17}@demo\.test$/);
  await home.dialog.getByRole("button", { name: "Copy address" }).click();
  expect(await home.page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await home.dialog.getByRole("button", { name: "Done" }).click();
  const row = section.getByRole("listitem").filter({ hasText: address });
  await expect(row).toContainText("A shop");
  await expect(row).toContainText("minutes left");

  const subject = unique("To a temporary address");
  await sendFromOutside(address, subject);
  expect(await readByImap(mailbox, subject)).toContain(`The text of ${subject}`);

  await row.getByRole("button", { name: `Extend ${address}` }).click();
  await home.dialog.getByLabel("Expires after").selectOption("1 week");
  await home.dialog.getByRole("button", { name: "Extend" }).click();
  await expect(row).toContainText("7 days left");
  await row.getByRole("button", { name: `Delete ${address}` }).click();
  await home.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await expect(home.page.locator("#temporary-addresses"), "the keyboard goes on from the list").toBeFocused();
});

test("people who may not make any are told so, and can delete those they have", async ({ login, home }) => {
  const mailbox = await newMailbox("shy");
  await letterlock(["alias", "create-temporary", mailbox.address, "--lifetime", "1d"]);
  const given = `${unique("given")}@demo.test`;
  await letterlock(["alias", "create", given, mailbox.address]);
  await letterlock(["mailbox", "update", mailbox.address, "--may", "none"]);
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.part("Addresses");
  const section = home.section("Temporary addresses");
  await expect(section).toContainText("has not allowed you to create temporary addresses");
  await expect(section.getByRole("button", { name: "New temporary address" })).toHaveCount(0);
  await expect(section.getByRole("button", { name: /^Extend/ })).toHaveCount(0);
  await expect(section.getByRole("list", { name: "Addresses from your administrator" })).toContainText(given);
  await section.getByRole("button", { name: /^Delete/ }).click();
  await home.dialog.getByRole("button", { name: "Delete" }).click();
  await expect(section).toContainText("There are no temporary addresses.");
});
