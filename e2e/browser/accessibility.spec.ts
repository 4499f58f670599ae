import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expectCleanInBoth } from "./axe";
import { pressUntilFocused } from "./keyboard";
import { expect, test } from "./test";

const open = (page: Page, path: string) => page.goto(demoStack().portal + path);

test("pages before the sign-in have no violation", async ({ page, login }) => {
  const paths = [
    "/",
    "/?refused=domain-unknown",
    "/?signed-out=1",
    "/help",
    "/help/keycloak",
    "/setup",
    "/setup?token=x",
    "/no-such-page",
  ];
  for (const path of paths) {
    await open(page, path);
    await expectCleanInBoth(page);
  }
  await login.open();
  await login.continue.click();
  await expect(login.address).toHaveAttribute("aria-invalid", "true");
  await expectCleanInBoth(page, "the address step");
  await login.moreWays.click();
  await expectCleanInBoth(page, "more ways to sign in");
  await login.giveAddress("somebody@demo.test");
  await login.signIn.click();
  await expect(login.password).toHaveAttribute("aria-invalid", "true");
  await expectCleanInBoth(page, "password and provider");
});

test("the user page and its dialogs have no violation", async ({ page, login, home }) => {
  const mailbox = await newMailbox("axe");
  await login.open();
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.expectOwner(mailbox.address, mailbox.address);
  await expectCleanInBoth(page);
  for (const part of ["Addresses", "Security", "Settings", "Devices"] as const) {
    await home.part(part);
    await expectCleanInBoth(page, part);
  }
  await home.addDevice.click();
  await expectCleanInBoth(page, "what can be added");
  await page.getByRole("button", { name: "iPhone or iPad" }).click();
  await expect(page.getByRole("img", { name: "QR code with a link to the profile" })).toBeVisible();
  await expectCleanInBoth(page, "a device with a profile");
  await home.done.click();
  await home.addApp("Phone");
  await expectCleanInBoth(page, "the new app password");
  await home.done.click();
  await expectCleanInBoth(page, "devices");
  await page.getByRole("link", { name: "Edit Phone" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Phone" })).toBeVisible();
  await expectCleanInBoth(page, "a device");
  await page.goBack();
  await page.getByRole("button", { name: "Remove Phone" }).click();
  await expectCleanInBoth(page, "the question before removing");
  await home.dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Values for mail apps" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Values for mail apps" })).toBeVisible();
  await expectCleanInBoth(page, "values for mail apps");
});

test("everything up to an app password is done with the keyboard alone", async ({
  page,
  login,
  home,
  keycloak,
  newPerson,
}) => {
  const person = await newPerson();
  await login.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await pressUntilFocused(page, login.moreWays);
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, login.provider("Keycloak"));
  await page.keyboard.press("Enter");
  await expect(keycloak.username).toBeFocused();
  await page.keyboard.type(person.username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await home.expectOwner(person.email ?? "", "Petra Probe");
  await pressUntilFocused(page, page.getByRole("link", { name: "Devices" }));
  await page.keyboard.press("Enter");
  // The page before it has a link of that name as well.
  await expect(page).toHaveURL(/\/home\/devices$/);
  await pressUntilFocused(page, home.addDevice);
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, page.getByRole("button", { name: "Another app" }));
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, page.getByLabel("Name"));
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { name: "Set up “By keyboard”" }),
    "what follows is read out",
  ).toBeFocused();
  await pressUntilFocused(page, home.done);
  await page.keyboard.press("Enter");
  await expect(home.device("By keyboard")).toBeVisible();
});

test("a narrow screen needs no sideways scrolling", async ({ page, login, home }) => {
  const mailbox = await newMailbox("narrow");
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/help/reference/rest",
    "/setup?token=x",
    "/no-such-page",
    "/?refused=domain-unknown",
  ]) {
    await open(page, path);
    expect(await width(), path).toBeLessThanOrEqual(320);
  }
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.expectOwner(mailbox.address, mailbox.address);
  for (const part of ["Home", "Addresses", "Security", "Settings", "Devices"] as const) {
    await home.part(part);
    expect(await width(), part).toBeLessThanOrEqual(320);
  }
  await home.addDevice.click();
  await expect(page.getByRole("button", { name: "Another app" })).toBeVisible();
  expect(await width(), "what can be added").toBeLessThanOrEqual(320);
  await page.goBack();
  await home.addApp("A rather long name of a device that does not fit into one line of a small phone");
  expect(await width(), "what is entered").toBeLessThanOrEqual(320);
  await home.done.click();
  await expect(home.addDevice).toBeVisible();
  expect(await width(), "the list").toBeLessThanOrEqual(320);
});
