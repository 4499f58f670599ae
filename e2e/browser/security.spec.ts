import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { changeRows } from "../database";
import { answers, logins } from "../mail/logins";
import { newAppPassword, newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { codeOf } from "./authenticator";
import { pressUntilFocused } from "./keyboard";
import { FactorSection } from "./pages/factor-section";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

const sessions = "Where you are signed in";

async function signIn(page: Page, { address, password }: { address: string; password: string }) {
  const login = new LoginPage(page);
  await login.open();
  await login.signInLocally(address, password);
  const home = new HomePage(page);
  await home.expectOwner(address, address);
  return home;
}

/** Lets the sessions of a mailbox have come from this address and browser, but not the last one. */
const cameFrom = (address: string, ip: string, userAgent: string) =>
  changeRows(
    "update session s join mailbox m on m.id = s.mailbox_id set s.ip = ?, s.user_agent = ? where m.address = ?",
    [ip, userAgent, address],
  );

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

test("sessions are said in words; one is signed out by the keyboard alone, then all others", async ({
  page,
  browser,
}) => {
  const mailbox = await newMailbox("sessions");
  const others = [await browser.newContext(), await browser.newContext()];
  const pages = await Promise.all(others.map((context) => context.newPage()));
  for (const other of pages) await signIn(other, mailbox);
  await cameFrom(mailbox.address, "203.0.113.7", firefox);
  const home = await signIn(page, mailbox);
  await home.part("Security");
  const rows = home.section(sessions).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText(/Chrome on Linux, from this server.*This session/s);
  await expect(rows.first().getByRole("button")).toHaveCount(0);
  await expect(rows.nth(1)).toContainText("Firefox on Windows, from 203.0.113.0/24");

  await pressUntilFocused(page, rows.nth(1).getByRole("button", { name: /^Sign out/ }));
  await page.keyboard.press("Enter");
  await expect(home.dialog).toContainText("Mail apps stay connected");
  await pressUntilFocused(page, home.dialog.getByRole("button", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.locator("#own-sessions"), "the keyboard goes on from the list").toBeFocused();

  await home.section(sessions).getByRole("button", { name: "Sign out all others" }).click();
  await home.dialog.getByRole("button", { name: "Sign out all others" }).click();
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows, "this one goes on").toHaveCount(1);
  for (const other of pages) {
    await other.goto(`${demoStack().portal}/home/security`);
    await new LoginPage(other).expectOpen();
  }
  for (const context of others) await context.close();
});

test("a page that is opened signed out is where one arrives", async ({ page, login }) => {
  const { address, password } = await newMailbox("deep");
  await page.goto(`${demoStack().portal}/home/security/sign-ins`);
  await login.expectOpen();
  await login.signInLocally(address, password);
  await expect(page).toHaveURL(`${demoStack().portal}/home/security/sign-ins`);
});

test("sign-ins and refusals are told by service, with the reason in plain words", async ({ page }) => {
  const mailbox = await newMailbox("history");
  const app = await newAppPassword(mailbox.address, "imap");
  expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
  const wrong = { address: mailbox.address, password: "a wrong password" };
  expect((await logins.imap(demoStack(), wrong)).text).toMatch(answers.imap.rejected);
  const home = await signIn(page, mailbox);
  await home.part("Security");
  const row = (text: string) =>
    home.section("Recent sign-ins").getByRole("listitem").filter({ hasText: text });
  // The history follows within a second or two.
  await expect(async () => {
    await page.reload();
    await expect(row("Signed in: Portal")).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await expect(row("Signed in: IMAP")).toContainText(/App password “test imap-[0-9a-f]+”, from this server/);
  await expect(row("Refused: IMAP")).toContainText("Wrong password.");
});

test("a new password is judged while it is typed, and by the server", async ({ page }) => {
  const mailbox = await newMailbox("judged");
  const home = await signIn(page, mailbox);
  await home.part("Security");
  const card = home.section("Password");
  await expect(card).toContainText(
    "signs you out everywhere else, and mail apps that use it need the new one",
  );
  const fresh = card.getByLabel("New password", { exact: true });
  await fresh.fill("passwort2024");
  await expect(card.getByRole("status")).toContainText("Strength: weak.");
  await card.getByLabel("Current password", { exact: true }).fill(mailbox.password);
  await card.getByRole("button", { name: "Change password" }).click();
  await expect(card).toContainText("This password is easy to guess.");
  await fresh.fill("wombat lantern tricycle");
  await expect(card.getByRole("status")).toContainText("Strength: strong.");
  await card.getByLabel("Current password", { exact: true }).fill(mailbox.password);
  await card.getByRole("button", { name: "Change password" }).click();
  await expect(card).toContainText("Your password has been changed");
});

test("a factor gets a name, and its recovery codes are copied, or go into a file or onto paper, alone", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const mailbox = await newMailbox("codes");
  const home = await signIn(page, mailbox);
  await expect(home.section("Needs your attention")).toContainText("protected by a password alone");
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  const factors = new FactorSection(page);
  const codes = await factors.addTotp((secret) => codeOf(secret));
  await page.getByRole("button", { name: "Copy all" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join("\n"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^recovery-codes-.*\.txt$/);
  const content = await readFile(await download.path(), "utf8");
  expect(codes.filter((code) => content.includes(code))).toHaveLength(10);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await factors.goOn();

  await page.getByRole("button", { name: "Rename Authenticator app" }).click();
  await home.dialog.getByLabel("Name").fill("");
  await home.dialog.getByRole("button", { name: "Rename" }).click();
  await expect(home.dialog).toContainText("Enter a name.");
  await home.dialog.getByLabel("Name").fill("Work phone");
  await home.dialog.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("list", { name: "Your second factors" })).toContainText("Work phone");
  await expect(page.getByText("10 recovery codes left.")).toBeVisible();
  await home.part("Home");
  await expect(home.section("Needs your attention")).toHaveCount(0);
});

test("people of a provider are led to their account there", async ({ login, keycloak, home, newPerson }) => {
  const person = await newPerson();
  await login.open();
  await login.signOnWith("Keycloak");
  await keycloak.logIn(person.username, person.password);
  await home.expectOwner(person.email ?? "", "Petra Probe");
  await home.part("Security");
  await expect(home.section("Password")).toHaveCount(0);
  await expect(home.section("Second factor")).toHaveCount(0);
  const link = home
    .section("Password and second factors")
    .getByRole("link", { name: "Open your account at" });
  await expect(link).toHaveAttribute("href", /\/realms\/[^/]+\/account$/);
  await expect(home.section(sessions)).toContainText("signed in with Keycloak");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the parts are links, and the security page is read", async ({ page }) => {
    const home = await signIn(page, await newMailbox("plain"));
    for (const part of ["Devices", "Addresses", "Settings", "Security"] as const) await home.part(part);
    await expect(home.section(sessions)).toContainText("Chrome on Linux");
  });
});
