import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectFollowed, measuredSince } from "../directory-events";
import { Dialogue } from "../mail/dialogue";
import { answers, type Login, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock, runLetterlock } from "../stack";
import { expect, test } from "./console-test";
import { expectInbox } from "./expect-inbox";
import { addKeycloakUser, changeKeycloakUser, removeKeycloakUser } from "./keycloak-admin";
import { watchTab } from "./open-tab";
import { HomePage } from "./pages/home-page";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { LoginPage } from "./pages/login-page";
import { ProviderPage } from "./pages/provider-page";
import { keycloakPlace, setProvider } from "./provider";

interface Shown {
  displayName: string;
  directoryState: string;
  template: string;
}

const shown = async (address: string): Promise<Shown | null> => {
  const { code, stdout } = await runLetterlock(["mailbox", "show", address, "--json"]);
  return code === 0 ? JSON.parse(stdout) : null;
};

/** Told, and bound by the promise (design section 6). */
const measured = (what: string, condition: () => Promise<boolean>) =>
  measuredSince("the click at Keycloak", what, condition);

/** An IMAP connection that stays open; `closed` once the server has ended it. */
async function openImap({ address, password }: Login) {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.imaps, ca: caPem });
  await dialogue.until(/^\* OK/);
  await dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a OK/);
  await dialogue.ask("b SELECT INBOX", /^b OK/);
  await dialogue.ask("c IDLE", /^\+/);
  const connection = { closed: false };
  dialogue.until(/never said/, 120_000).catch(() => {
    connection.closed = true;
  });
  return { connection, end: () => dialogue.close() };
}

/** A browser of somebody who is signed in nowhere. */
const nobody = { storageState: { cookies: [], origins: [] } };

/** Switches on in the console what the README's tour switches on. */
async function followInConsole(admin: Page, slug: string): Promise<void> {
  const provider = new ProviderPage(admin);
  await provider.openPart(slug, "sync");
  for (const name of [/^Import users/, /^Directory events/])
    await admin.getByRole("checkbox", { name }).check();
  await provider.save();
}

test("what is clicked at Keycloak counts in every door within 15 seconds", async ({
  page: admin,
  browser,
}) => {
  test.setTimeout(240_000);
  const label = randomBytes(4).toString("hex");
  const [domain, slug, username] = [`notices-${label}.test`, `notices-${label}`, `nora-${label}`];
  const address = `nora@${domain}`;
  const password = `Pw-${randomBytes(9).toString("base64url")}`;
  await letterlock(["domain", "create", domain]);
  await setProvider(slug, {
    ...(await keycloakPlace()),
    defaultTemplate: "default",
    mappings: [{ value: "staff", template: "staff" }],
    settings: { allowedDomains: [domain] },
  });
  try {
    await followInConsole(admin, slug);
    await expectFollowed(slug);

    const user = { username, firstName: "Nora", lastName: "Neu", email: address, emailVerified: true };
    const id = await addKeycloakUser({
      ...user,
      enabled: true,
      credentials: [{ type: "password", value: password, temporary: false }],
    });
    await measured("a new person has a mailbox", async () => (await shown(address)) !== null);

    const page = await (await browser.newContext(nobody)).newPage();
    const login = new LoginPage(page);
    await login.open();
    await login.signOnWith(slug);
    await new KeycloakLoginPage(page).logIn(username, password);
    const home = new HomePage(page);
    await home.expectOwner(address, "Nora Neu");
    const webmail = await page.context().newPage();
    await new HomePage(webmail).open();
    await new HomePage(webmail).webmail.click();
    await expectInbox(webmail);
    const app = await newAppPassword(address, "imap");
    const imap = await openImap(app);

    const tabs = [page, webmail].map(watchTab);
    expect(await Promise.all(tabs.map((isOpen) => isOpen()))).toEqual([true, true]);
    await changeKeycloakUser(id, { enabled: false });
    await measured("who was disabled is out of portal, webmail and an open IMAP connection", async () => {
      const open = await Promise.all(tabs.map((isOpen) => isOpen()));
      return !open.includes(true) && imap.connection.closed;
    });
    expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.rejected);
    await page.reload();
    await login.expectOpen();

    await changeKeycloakUser(id, { enabled: true });
    await measured("who was enabled again is let in again", async () =>
      answers.imap.accepted.test((await logins.imap(demoStack(), app)).text),
    );

    await changeKeycloakUser(id, { attributes: { mailcow_template: ["staff"] } });
    await measured(
      "a changed attribute gives another template",
      async () => (await shown(address))?.template === "staff",
    );

    const account = await (await browser.newContext(nobody)).newPage();
    await account.goto(`${demoStack().keycloak.url}/realms/${demoStack().keycloak.realm}/account`);
    await new KeycloakLoginPage(account).logIn(username, password);
    await account.getByLabel("First name").fill("Eleonora");
    await account.getByRole("button", { name: "Save", exact: true }).click();
    await measured(
      "a name changed in the account console is followed",
      async () => (await shown(address))?.displayName === "Eleonora Neu",
    );

    const again = await openImap(app);
    await removeKeycloakUser(id);
    await measured("who was deleted is out of an open IMAP connection", async () => again.connection.closed);
    expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.rejected);
    expect(await shown(address), "the mailbox and its mail stay").toMatchObject({
      directoryState: "missing",
    });
    for (const { end } of [imap, again]) end();
    for (const one of [page, account]) await one.context().close();
  } finally {
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
});
