import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { newDomainAdmin, newSuperadmin, signInDomainAdmin } from "./administrators";
import { addAuthenticator, codeOf } from "./authenticator";
import { expectCleanInBoth } from "./axe";
import { AdminLoginPage } from "./pages/admin-login-page";
import { FactorSection } from "./pages/factor-section";
import { expect, test } from "./test";

const open = (page: Page, path: string) => page.goto(demoStack().portal + path);

test("a superadmin must set up a second factor, and each proof works", async ({ page }) => {
  const { login, password } = await newSuperadmin();
  const admin = new AdminLoginPage(page, "/admin");
  const factors = new FactorSection(page);
  await addAuthenticator(page);
  await admin.open("/admin/account");
  await admin.signIn(login, password);
  await expect(page, "the password alone opens the set-up only").toHaveURL(/\/admin\/set-up-factor/);
  await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
  await expectCleanInBoth(page);
  await page.waitForLoadState("networkidle");
  await open(page, "/admin/account");
  await admin.expectOpen();

  await admin.signIn(login, password);
  await page.reload();
  const codes = await factors.addTotp((secret) => codeOf(secret));
  expect(codes).toHaveLength(10);
  await expectCleanInBoth(page, "the recovery codes");
  await factors.goOn();
  await expect(page, "where they wanted to go").toHaveURL(`${demoStack().portal}/admin/account`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(login);
  await factors.addPasskey();
  await expect(factors.removeButtons).toHaveCount(2);

  await admin.signOut();
  await admin.signIn(login, password);
  await expect(page).toHaveURL(/\/admin\/second-factor/);
  await page.waitForLoadState("networkidle");
  for (const path of ["/admin", "/admin/account", "/admin/set-up-factor"]) {
    await open(page, path);
    await expect(page, `${path} at the second step`).toHaveURL(/\/admin\/login/);
  }
  await open(page, "/admin/second-factor");
  await factors.prove("000000");
  await expect(page.getByText("The code is wrong")).toBeVisible();
  await expectCleanInBoth(page);
  await factors.confirmPasskey();
  await admin.expectInside();

  await admin.signOut();
  await admin.signIn(login, password);
  await factors.enterRecoveryCode(codes[0] ?? "");
  await admin.expectInside();
});

test("no session of one kind opens the pages of another", async ({ page, login, home }) => {
  await signInDomainAdmin(page, await newDomainAdmin(["demo.test"]));
  await open(page, "/admin/account");
  await expect(page).toHaveURL(/\/admin\/login/);
  await open(page, "/home");
  await login.expectOpen();
  await page.context().clearCookies();

  const mailbox = await newMailbox("no-admin");
  await login.open();
  await login.signInLocally(mailbox.address, mailbox.password);
  await home.expectOwner(mailbox.address, mailbox.address);
  for (const path of ["/admin", "/domain-admin/account"]) {
    await open(page, path);
    await expect(page).toHaveURL(/\/login(\?next=|$)/);
  }
});

test("a mailbox with a second factor is asked for it at the portal", async ({ page, login, home }) => {
  const { address, password: own } = await newMailbox("factor");
  const factors = new FactorSection(page);
  await login.open();
  await login.signInLocally(address, own);
  await home.expectOwner(address, address);
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  const secret = await factors.setUpTotp();
  await expect(factors.removeButtons).toHaveCount(1);

  await page.context().clearCookies();
  await login.open();
  await login.signInLocally(address, own);
  await expect(page).toHaveURL(/\/second-factor/);
  await open(page, "/home");
  await login.expectOpen();
  await open(page, "/second-factor");
  await expectCleanInBoth(page);
  await factors.prove(codeOf(secret, 1));
  await home.expectOwner(address, address);
});

test("an address of the console that is opened signed out is where one arrives, by every way in", async ({
  page,
}) => {
  const { login, password } = await newSuperadmin();
  const admin = new AdminLoginPage(page, "/admin");
  const factors = new FactorSection(page);
  const wanted = (path: string) => expect(page).toHaveURL(demoStack().portal + path);
  await addAuthenticator(page);

  await admin.open("/admin/mailboxes?search=nobody&state=disabled");
  await admin.signIn(login, password);
  const secret = await factors.setUpTotp();
  await wanted("/admin/mailboxes?search=nobody&state=disabled");
  await open(page, "/admin/account");
  await factors.addPasskey();

  await admin.signOut();
  await admin.open("/admin/logins?result=rejected&door=imap");
  await admin.signIn(login, password);
  await factors.prove(codeOf(secret, 1));
  await wanted("/admin/logins?result=rejected&door=imap");

  await admin.signOut();
  await admin.open("/admin/no-such-page?a=1");
  await admin.signIn(login, password);
  await factors.confirmPasskey();
  await wanted("/admin/no-such-page?a=1");
});
