import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expectCleanInBoth } from "./axe";
import { pressUntilFocused } from "./keyboard";
import { expect, test } from "./test";

/* What portal-pages.spec.ts and console-pages.spec.ts do not see: refusals, dialogs, the keyboard, very small screens. */

const open = (page: Page, path: string) => page.goto(demoStack().portal + path);

test("pages before the sign-in have no violation", async ({ page, login }) => {
  const paths = [
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
  await login.giveAddress("somebody@demo.test");
  await login.signIn.click();
  await expect(login.password).toHaveAttribute("aria-invalid", "true");
  await expectCleanInBoth(page, "password and provider");
});

test("what can be added and its dialogs have no violation", async ({ page, login, home }) => {
  const mailbox = await newMailbox("axe");
  await login.open();
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.expectOwner(mailbox.address, mailbox.address);
  await home.part("Devices");
  await home.addDevice.click();
  await page.getByRole("button", { name: "iPhone or iPad" }).click();
  await expect(page.getByRole("img", { name: "QR code with a link to the profile" })).toBeVisible();
  await expectCleanInBoth(page, "a device with a profile");
  await home.done.click();
  await home.addApp("Phone");
  await expectCleanInBoth(page, "the new app password");
  await home.done.click();
  await expectCleanInBoth(page, "devices");
  await page.getByRole("button", { name: "Remove Phone" }).click();
  await expectCleanInBoth(page, "the question before removing");
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

/** A small phone, a phone, and a desktop of 1280 × 720 whose reader has zoomed to 200 %. */
const smallScreens = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 640, height: 360 },
];

/** What can be used on the page but is covered by something else when it has been scrolled to. */
const coveredControls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].flatMap((control) => {
      const isShown = control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      // A skip link stands above the page until it is focused.
      if (!isShown || control.matches(".sr-only, [href='#content']")) return [];
      control.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      const related = found && (control.contains(found) || found.contains(control));
      return related ? [] : [control.outerHTML.slice(0, 200)];
    }),
  );

async function expectFitsSmallScreens(page: Page, what: string): Promise<void> {
  for (const viewport of smallScreens) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${what} at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
  }
  expect(await coveredControls(page), `${what} at 200 %`).toEqual([]);
}

test("before the sign-in, small screens and large text need no sideways scrolling, and nothing covers anything", async ({
  page,
  login,
}) => {
  for (const path of [
    "/help/reference/rest",
    "/setup?token=x",
    "/no-such-page",
    "/forgot-password",
    "/?refused=domain-unknown",
  ]) {
    await open(page, path);
    await expectFitsSmallScreens(page, path);
  }
  await login.giveAddress("somebody@demo.test");
  await login.password.waitFor();
  await expectFitsSmallScreens(page, "the password step");
});

test("small screens and large text need no sideways scrolling, and nothing covers anything", async ({
  page,
  login,
  home,
}) => {
  const mailbox = await newMailbox("narrow");
  await login.open();
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.expectOwner(mailbox.address, mailbox.address);
  for (const part of ["Home", "Addresses", "Security", "Settings", "Devices"] as const) {
    await home.part(part);
    await expectFitsSmallScreens(page, part);
  }
  await home.addDevice.click();
  await expect(page.getByRole("button", { name: "Another app" })).toBeVisible();
  await expectFitsSmallScreens(page, "what can be added");
  await page.goBack();
  await home.addApp("A rather long name of a device that does not fit into one line of a small phone");
  await expectFitsSmallScreens(page, "what is entered");
  await home.done.click();
  await expect(home.addDevice).toBeVisible();
  await expectFitsSmallScreens(page, "the list");
  for (const path of ["/home/security/sign-ins", "/home/devices/settings", "/home/no-such-page"]) {
    await open(page, path);
    await expect(page.getByRole("navigation", { name: "Your account" })).toBeVisible();
    await expectFitsSmallScreens(page, path);
  }
});
