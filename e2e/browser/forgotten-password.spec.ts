import type { Page } from "@playwright/test";
import PostalMime from "postal-mime";
import { readByImap } from "../mail/deliver";
import type { Login } from "../mail/logins";
import { newMailbox } from "../mail/mailbox";
import { codeOf } from "./authenticator";
import { expectCleanInBoth } from "./axe";
import { FactorSection } from "./pages/factor-section";
import { ForgottenPasswordPages } from "./pages/forgotten-password-pages";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

/** The link in the mail with this subject. */
async function mailedLink(reader: Login, subject: string): Promise<string> {
  const { text = "" } = await PostalMime.parse(await readByImap(reader, subject));
  const [link] = /https:\S+/.exec(text) ?? [];
  if (!link) throw new Error(`the mail “${subject}” has no link`);
  return link;
}

const recoveryCard = (page: Page) => new HomePage(page).section("Recovery address");

async function signInToSecurity(page: Page, { address, password }: Login): Promise<void> {
  const login = new LoginPage(page);
  await login.open();
  await login.signInLocally(address, password);
  const home = new HomePage(page);
  await home.expectOwner(address, address);
  await home.part("Security");
}

/** Gives the address of another mailbox on the page of security, and confirms it by the link that is mailed there. */
async function giveRecoveryAddress(page: Page, reader: Login): Promise<void> {
  const card = recoveryCard(page);
  await expect(card).toContainText("You have no recovery address.");
  await card.getByLabel("Recovery address", { exact: true }).fill(reader.address);
  await card.getByRole("button", { name: "Send confirmation" }).click();
  await expect(card).toContainText(
    `Waiting for confirmation: open the link that was sent to ${reader.address}`,
  );
  await page.goto(await mailedLink(reader, "Confirm your recovery address"));
  await expectCleanInBoth(page, "the confirmation of a recovery address");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("Recovery address confirmed")).toBeVisible();
}

for (const javaScriptEnabled of [true, false])
  test(`a new password by the link in a mail, ${javaScriptEnabled ? "with" : "without"} script: once, without the sessions of before, with the second factor`, async ({
    page,
    browser,
  }) => {
    const [mailbox, reader] = [await newMailbox("forgetful"), await newMailbox("recovery")];
    const { address } = mailbox;
    await signInToSecurity(page, mailbox);
    await page.getByText("Add an authenticator app").click();
    const secret = await new FactorSection(page).setUpTotp();
    await giveRecoveryAddress(page, reader);

    const elsewhere = await browser.newContext({ javaScriptEnabled });
    const [visitor, late] = [await elsewhere.newPage(), await elsewhere.newPage()];
    const login = new LoginPage(visitor);
    const forgotten = new ForgottenPasswordPages(visitor);
    await login.open("?next=%2Fhome%2Fsecurity");
    await login.giveAddress(address);
    await forgotten.ask(address);
    const link = await mailedLink(reader, "Reset your password");
    for (const opened of [visitor, late]) await opened.goto(link);

    await forgotten.choose("short");
    await expect(forgotten.password, "the link stays").toHaveAttribute("aria-invalid", "true");
    if (javaScriptEnabled) await expectCleanInBoth(visitor, "a new password that is refused");
    await forgotten.choose("a newly chosen password 7");
    await expect(visitor.getByText("Your password has been changed")).toBeVisible();
    const second = new ForgottenPasswordPages(late);
    await second.choose("another chosen password 8");
    await expect(second.problem).toContainText(/already (been )?used/);
    await late.goto(link);
    await expect(second.problem).toContainText("This link does not work");
    if (javaScriptEnabled) await expectCleanInBoth(late, "a link that was used");

    await new HomePage(page).open();
    await new LoginPage(page).expectOpen();
    await visitor.getByRole("link", { name: "Sign in", exact: true }).click();
    await login.signInLocally(address, mailbox.password);
    await expect(login.problem).toContainText("address or the password is wrong");
    await login.signInLocally(address, "a newly chosen password 7");
    await expect(visitor).toHaveURL(/\/second-factor\?/);
    await new FactorSection(visitor).prove(codeOf(secret, 1));
    await expect(visitor, "the page that was asked for").toHaveURL(/\/home\/security$/);
    await elsewhere.close();
  });

test("a recovery address is removed after a question, and nobody who asks for a link learns of it", async ({
  page,
  login,
}) => {
  const [mailbox, reader] = [await newMailbox("known"), await newMailbox("recovery")];
  await signInToSecurity(page, mailbox);
  await giveRecoveryAddress(page, reader);
  await new HomePage(page).open();
  await new HomePage(page).part("Security");
  const card = recoveryCard(page);
  await expect(card).toContainText(reader.address);
  await card.getByRole("button", { name: `Remove ${reader.address}` }).click();
  await new HomePage(page).dialog.getByRole("button", { name: "Remove" }).click();
  await expect(card).toContainText("You have no recovery address.");

  await page.context().clearCookies();
  const forgotten = new ForgottenPasswordPages(page);
  const shown: string[] = [];
  for (const address of [reader.address, mailbox.address, `nobody-${mailbox.address}`]) {
    await login.open();
    await login.giveAddress(address);
    await forgotten.ask(address);
    shown.push((await page.getByRole("main").ariaSnapshot()).replaceAll(address, "*"));
  }
  expect(new Set(shown).size).toBe(1);
  await expectCleanInBoth(page, "what is said of a forgotten password");
});
