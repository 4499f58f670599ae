import type { Locator } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectCleanInBoth } from "./axe";
import { withProvider } from "./provider";
import { phone } from "./screens";
import { expect, test } from "./test";
import { unique } from "./unique";

/** A domain whose people sign in at Keycloak, and one address of it. */
async function assignedDomain(): Promise<string> {
  const name = `${unique("assigned")}.test`;
  await letterlock(["domain", "create", name, "--provider", "keycloak"]);
  return name;
}

const atKeycloak = () => new RegExp(`^${demoStack().keycloak.url}`);

test("the address leads to the provider of its domain, with the address in its form, whoever it is", async ({
  page,
  login,
  keycloak,
}) => {
  const domain = await assignedDomain();
  try {
    await login.open("?next=%2Fhome%2Fdevices");
    await login.giveAddress(`nobody-at-all@${domain}`);
    await expect(page).toHaveURL(atKeycloak());
    await expect(keycloak.username).toHaveValue(`nobody-at-all@${domain}`);
  } finally {
    await letterlock(["domain", "delete", domain]);
  }
});

test("where the domain does not say, password and providers are offered, alike for every address", async ({
  page,
  login,
  home,
}) => {
  const { address, password } = await newMailbox("both");
  const shown: string[] = [];
  for (const asked of [`no-${address}`, address]) {
    await login.open();
    await login.giveAddress(asked);
    await expect(login.password).toBeFocused();
    await expect(login.address).toHaveValue(asked);
    await expect(login.provider("Keycloak")).toBeVisible();
    shown.push((await page.getByRole("main").ariaSnapshot()).replaceAll(asked, "*"));
  }
  expect(shown[1]).toBe(shown[0]);
  await expectCleanInBoth(page, "password and providers");
  await login.password.fill(password);
  await login.signIn.click();
  await home.expectOwner(address, address);
});

test("a password instead, and back to another address, on a phone", async ({ page, login, home }) => {
  const { address, password } = await newMailbox("instead");
  await page.setViewportSize({ width: 390, height: 844 });
  await login.open("?next=%2Fhome%2Fsecurity");
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(390);
  await login.moreWays.click();
  expect(await width()).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Use a password instead" }).click();
  await expect(login.password).toBeVisible();
  await page.getByRole("link", { name: "Use a different address" }).click();
  await expect(login.continue).toBeVisible();
  await login.signInLocally(address, password);
  await expect(page, "the page that was asked for").toHaveURL(/\/home\/security$/);
  await home.open();
  await home.expectOwner(address, address);
});

for (const name of [
  "The mail service of the University Library of Northern Lower Saxony and its branches",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsdirektionsbüroamt80",
])
  test(`a provider of a long name fits its button: ${name}`, async ({ page, login }) => {
    expect(name.length).toBeGreaterThanOrEqual(80);
    await withProvider({ name }, async () => {
      for (const viewport of [{ width: 320, height: 700 }, phone]) {
        await page.setViewportSize(viewport);
        await login.open();
        await login.moreWays.click();
        await expectInside(login.provider(name), viewport.width);
        await login.giveAddress("somebody@demo.test");
        await expect(login.password).toBeVisible();
        const button = login.provider(name);
        if (!(await button.isVisible())) await login.moreWays.click();
        await expectInside(button, viewport.width);
      }
      await expectCleanInBoth(page, name);
    });
  });

/** Two lines at most, and nothing of it beside the page. */
async function expectInside(button: Locator, width: number): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(box?.height).toBeLessThan(80);
  const page = button.page();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const overhang = await button.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(overhang, "nothing stands out of the button").toBeLessThanOrEqual(0);
}

for (const next of ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)"])
  test(`${next} is not where one arrives`, async ({ page, login, home }) => {
    const { address, password } = await newMailbox("redirect");
    await login.open(`?next=${encodeURIComponent(next)}`);
    await login.signInLocally(address, password);
    await home.expectOwner(address, address);
    expect(new URL(page.url()).origin).toBe(demoStack().portal);
  });

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the two steps, a refusal and the way on work", async ({ page, login }) => {
    const { address, password } = await newMailbox("plain");
    await login.open("?next=%2Fhome%2Fsecurity");
    await login.continue.click();
    await expect(page.getByText("Enter your email address.")).toBeVisible();
    await login.giveAddress(address);
    await expect(login.provider("Keycloak")).toBeVisible();
    await login.password.fill("wrong password");
    await login.signIn.click();
    await expect(login.problem).toContainText("address or the password is wrong");
    await expect(login.provider("Keycloak"), "what was offered still is").toBeVisible();
    await expect(login.address).toHaveValue(address);
    await login.password.fill(password);
    await login.signIn.click();
    await expect(page).toHaveURL(/\/home\/security$/);
  });
});
