import { newAppPassword, newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectClean } from "./axe";
import { pagesOf } from "./portal-paths";
import { desktop, expectGoodOnScreens, phone, tablet } from "./screens";
import { expect, test } from "./test";
import { unique } from "./unique";

test("the login page is clean, light and dark, and fits every screen, at each of its steps", async ({
  page,
  login,
}) => {
  await page.setViewportSize(desktop);
  await login.open();
  await expectGoodOnScreens(page, "portal");
  await login.moreWays.click();
  await expectGoodOnScreens(page, "portal-more-ways");
  await login.giveAddress("somebody@demo.test");
  await login.password.waitFor();
  await expectGoodOnScreens(page, "portal-password");
});

test("a person's pages are clean, light and dark, and fit every screen", async ({ page, login, home }) => {
  // It looks at each page in six ways.
  test.slow();
  const { address, password } = await newMailbox("a-name-for-a-mailbox-that-is-as-long-as-such-a-name-is");
  const { id } = await newAppPassword(address, "imap");
  await letterlock(["alias", "create", `${unique("sales")}@demo.test`, address]);
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  for (const pattern of pagesOf("(user)")) {
    const path = pattern.replace("[id]", id);
    await page.setViewportSize(desktop);
    await page.goto(demoStack().portal + path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectGoodOnScreens(page, `portal${pattern.replaceAll(/[/[\]]+/g, "-")}`.replace(/-$/, ""));
    await page.setViewportSize(phone);
    await expectClean(page, `${path} on a phone`);
  }
  await page.setViewportSize(tablet);
  const brand = await page.getByRole("banner").getByText("Letterlock", { exact: true }).boundingBox();
  expect(brand?.height, "one line beside the longest address").toBeLessThan(30);
});
