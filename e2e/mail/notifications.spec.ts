import PostalMime, { type Email } from "postal-mime";
import { newDomainAdmin, signInDomainAdmin } from "../browser/administrators";
import { codeOf } from "../browser/authenticator";
import { FactorSection } from "../browser/pages/factor-section";
import { HomePage } from "../browser/pages/home-page";
import { LoginPage } from "../browser/pages/login-page";
import { expect, test } from "../browser/test";
import { changeRows, readRows } from "../database";
import { demoStack, letterlock, runProgram } from "../stack";
import type { Login } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";
import { elsewhereNetwork, withOtherNetwork } from "./other-network";
import { withImap } from "./with-imap";

const changed = "Your password was changed";
const opened = "An administrator opened your mailbox";

/** A mailbox, and an app password that goes on reading it whatever becomes of the mailbox's own. */
async function newReader(label: string) {
  const own = await newMailbox(label);
  return { own, reader: await newAppPassword(own.address, "imap") };
}

/** The last mail with this in its subject; null while there is none. */
const find = (reader: Login, subject: string): Promise<Buffer | null> =>
  withImap(reader, async (client) => {
    await client.mailboxOpen("INBOX");
    const found = await client.search({ subject }, { uid: true });
    if (!found || found.length === 0) return null;
    const mail = await client.fetchOne(String(found.at(-1)), { source: true }, { uid: true });
    return mail ? (mail.source ?? null) : null;
  });

/** Waits until such a mail has arrived. Signs in anew each time: much of what is told of ends open connections. */
async function read(reader: Login, subject: string): Promise<Email> {
  let source: Buffer | null = null;
  await expect(async () => {
    source = await find(reader, subject);
    expect(source, subject).not.toBeNull();
  }).toPass({ timeout: 40_000 });
  return PostalMime.parse(source ?? "");
}

const setPassword = ({ address }: Login) =>
  letterlock(["mailbox", "set-password", address, "--password-stdin"], "Another-password-1");

test("a new app password is told, with its name, by whom, and in a mail that answers nobody", async () => {
  const { own, reader } = await newReader("device");
  const mail = await read(reader, "A device was added to your mailbox");
  expect(mail.from).toMatchObject({ address: "letterlock@demo.test" });
  expect(mail.to).toMatchObject([{ address: own.address }]);
  expect(mail.text).toContain(`The device “${reader.name}” was added.`);
  expect(mail.text).toContain("By: An administrator");
  expect(mail.html).toContain(`${demoStack().portal}/home/devices`);
  expect(mail.headers).toContainEqual(
    expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
  );
});

test("a changed password is told; in German where the mailbox reads German", async () => {
  const { own, reader } = await newReader("password");
  await setPassword(own);
  expect((await read(reader, changed)).text).toContain("An administrator set a new password for you.");
  await letterlock(["mailbox", "update", own.address, "--language", "de"]);
  await setPassword(own);
  const german = await read(reader, "Ihr Passwort wurde ge");
  expect(german.subject).toBe("Ihr Passwort wurde geändert");
  expect(german.text).toContain("Ein Administrator hat ein neues Passwort für Sie gesetzt.");
  expect(german.html).toContain('lang="de"');
});

test("a second factor that comes or goes is told, and from where", async ({ page, login, home }) => {
  const { own, reader } = await newReader("factor");
  await login.open();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  const factors = new FactorSection(page);
  await factors.addTotp((secret) => codeOf(secret));
  await factors.goOn();
  const added = await read(reader, "A second factor was added to your account");
  expect(added.text).toContain("The authenticator app “Authenticator app” was added as a second factor.");
  expect(added.text).toContain("From: 127.0.0.1");

  await factors.removeButtons.click();
  await home.dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(factors.removeButtons).toHaveCount(0);
  const removed = await read(reader, "A second factor was removed from your account");
  expect(removed.text).toContain("is no longer a second factor.");
});

test("new recovery codes are told, and factors that were reset; in German where the mailbox reads German", async ({
  page,
  login,
  home,
}) => {
  const { own, reader } = await newReader("codes");
  await login.open();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  await new FactorSection(page).setUpTotp();
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await home.dialog.getByRole("button", { name: "Create new codes" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  const renewed = await read(reader, "Your recovery codes were replaced");
  expect(renewed.text).toContain("You have new recovery codes. The previous ones no longer work.");
  expect(renewed.text).toContain("From: 127.0.0.1");

  await letterlock(["mailbox", "update", own.address, "--language", "de"]);
  await letterlock(["mailbox", "reset-second-factors", own.address]);
  const reset = await read(reader, "Ihre zweiten Faktoren wurden");
  expect(reset.subject).toBe("Ihre zweiten Faktoren wurden zurückgesetzt");
  expect(reset.text).toContain("Alle Ihre zweiten Faktoren und Wiederherstellungscodes wurden entfernt");
  expect(reset.html).toContain('lang="de"');
});

/** What `web` does once an hour, now. */
async function remindOfEnds(): Promise<void> {
  const program = `
    const { contextFor } = await import("@/lib/platform/db/context");
    const { remindOfEnds } = await import("@/lib/notification/watch/remind-of-ends");
    await remindOfEnds(contextFor({ kind: "system", job: "notifications" }));
    process.exit();`;
  const node = ["--import", "tsx", "--input-type=module", "-e", program];
  const { code, stderr } = await runProgram(process.execPath, node);
  expect(code, stderr).toBe(0);
}

test("a device that is about to lose access is told of a week before, in the mailbox's language", async () => {
  const { reader } = await newReader("ending");
  const { reader: german } = await newReader("endet");
  await letterlock(["mailbox", "update", german.address, "--language", "de"]);
  for (const { name } of [reader, german])
    await changeRows(
      "update app_password set created_at = created_at - interval 60 day, expires_at = now() + interval 3 day where name = ?",
      [name],
    );
  await remindOfEnds();
  const told = await read(reader, "A device will soon lose access to your mailbox");
  expect(told.text).toContain(`The app password of the device “${reader.name}” expires on `);
  expect(told.html).toContain(`${demoStack().portal}/home/devices`);
  const toldInGerman = await read(german, "verliert bald den Zugriff");
  expect(toldInGerman.subject).toBe("Ein Gerät verliert bald den Zugriff auf Ihr Postfach");
  expect(toldInGerman.text).toContain(`Das App-Passwort des Geräts „${german.name}“ läuft am `);
});

async function impersonate(page: HomePage["page"], address: string): Promise<void> {
  const admin = await newDomainAdmin(["demo.test"]);
  await letterlock(["admin", "update", admin.login, "--may-impersonate"]);
  await signInDomainAdmin(page, admin);
  await page.goto(`${demoStack().portal}/domain-admin/mailboxes/${address}`);
  await page.getByRole("button", { name: /^Impersonate/ }).click();
  await expect(page.getByRole("banner")).toContainText("You are impersonating");
}

test("an administrator in one's mailbox is told", async ({ page }) => {
  const { own, reader } = await newReader("opened");
  await impersonate(page, own.address);
  const { text } = await read(reader, opened);
  expect(text).toContain("By: An administrator");
  expect(text).toContain(`${demoStack().portal}/home/settings`);
});

/** What became of the mails of a kind about a mailbox. */
const outcomes = async (address: string, kind: string) =>
  (
    await readRows<{ outcome: string }>(
      "select n.outcome from notification n join mailbox m on m.id = n.mailbox_id where m.address = ? and n.kind = ?",
      [address, kind],
    )
  ).map(({ outcome }) => outcome);

test("what a person has switched off does not come; a changed password does", async ({
  login,
  home,
  browser,
}) => {
  const { own, reader } = await newReader("quiet");
  await login.open();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
  await home.part("Settings");
  const card = home.section("Notifications");
  await card.getByLabel("Administrator in your mailbox").uncheck();
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("Your choice has been saved.");

  const administrators = await browser.newContext();
  await impersonate(await administrators.newPage(), own.address);
  await administrators.close();
  await expect.poll(() => outcomes(own.address, "impersonated")).toEqual(["dropped"]);
  await setPassword(own);
  await read(reader, changed);
  // The new password ends open connections, the reader's as well, and may do so only after its mail has come.
  await expect(async () => expect(await find(reader, opened)).toBeNull()).toPass({ timeout: 40_000 });
});

test("a sign-in at the portal from a network that is new to the mailbox is told", async ({
  page,
  browser,
}) => {
  const { own, reader } = await newReader("moved");
  const signIn = async (tab: HomePage["page"]) => {
    const login = new LoginPage(tab);
    await login.open();
    await login.signInLocally(own.address, own.password);
    await new HomePage(tab).expectOwner(own.address, own.address);
  };
  await signIn(page);
  await withOtherNetwork(async (proxy) => {
    const context = await browser.newContext({ proxy });
    await signIn(await context.newPage());
    await context.close();
  });
  const { text } = await read(reader, "Sign-in from a new network");
  expect(text).toContain("Someone signed in with your credentials (Portal)");
  expect(text).toContain(`From: ${elsewhereNetwork}`);
});

test("a confirmed recovery address is told as well, and when it is none any more", async ({
  page,
  login,
  home,
}) => {
  const { own, reader } = await newReader("owner");
  const elsewhere = await newMailbox("recovery");
  await login.open();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
  await home.part("Security");
  const card = home.section("Recovery address");
  await card.getByLabel("Recovery address").fill(elsewhere.address);
  await card.getByRole("button", { name: "Send confirmation" }).click();
  const { text = "" } = await read(elsewhere, "Confirm your recovery address");
  await page.goto(/https:\/\/\S+token=\S+/.exec(text)?.[0] ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Recovery address confirmed")).toBeVisible();

  await setPassword(own);
  for (const login of [reader, elsewhere])
    expect((await read(login, changed)).text).toContain(`Mailbox: ${own.address}`);
  await letterlock(["mailbox", "delete-recovery-address", own.address]);
  const former = await read(elsewhere, "This is no longer your recovery address");
  expect(former.text).toContain(`no longer the recovery address of ${own.address}`);
});
