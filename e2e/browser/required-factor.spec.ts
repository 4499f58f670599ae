import { answers, logins } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { codeOf } from "./authenticator";
import { expectCleanInBoth } from "./axe";
import { FactorSection } from "./pages/factor-section";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

test("a mailbox that must have a second factor gets into nothing before it is set up", async ({ page }) => {
  const { address, password } = await newMailbox("must");
  await letterlock(["mailbox", "update", address, "--require-factor"]);
  const login = new LoginPage(page);
  const factors = new FactorSection(page);
  await login.open();
  await login.signInLocally(address, password);
  await expect(page).toHaveURL(/\/set-up-factor$/);
  await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
  await expectCleanInBoth(page);
  await page.waitForLoadState("networkidle");
  await new HomePage(page).open();
  await login.expectOpen();
  expect((await logins.imap(demoStack(), { address, password })).text).toMatch(answers.imap.rejected);

  const wanted = `${demoStack().portal}/home/devices/new`;
  await page.goto(wanted);
  await login.signInLocally(address, password);
  await expect(page).toHaveURL(/\/set-up-factor\?next=/);
  await page.reload();
  expect(await factors.addTotp((secret) => codeOf(secret))).toHaveLength(10);
  await factors.goOn();
  await expect(page, "where they wanted to go").toHaveURL(wanted);
  await new HomePage(page).open();
  await new HomePage(page).expectOwner(address, address);
  await new HomePage(page).part("Security");
  await factors.removeButtons.click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("You need a second factor here.")).toBeVisible();
});

test("what a mailbox may not do itself is not offered, and its page says why", async ({ page }) => {
  const { address, password } = await newMailbox("bound");
  await letterlock(["mailbox", "update", address, "--may", "none"]);
  const login = new LoginPage(page);
  const home = new HomePage(page);
  await login.open("?next=/home");
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Devices");
  await expect(home.section("Your devices")).toContainText("Only an administrator can add new ones");
  await expect(home.addDevice).toHaveCount(0);
  await home.part("Security");
  await expect(home.section("Password")).toContainText("Your administrator sets your password.");
  await expect(page.getByLabel("New password")).toHaveCount(0);
});
