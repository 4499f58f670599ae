import type { Page } from "@playwright/test";
import { expectInbox } from "../browser/expect-inbox";
import { expect, test } from "../browser/test";
import { unique } from "../browser/unique";
import { newApiKey, rest, superadmin } from "../rest";
import { demoStack, letterlock } from "../stack";
import { trustedRequest } from "../trusted-request";
import {
  allClosed,
  connectionsAt,
  type OpenConnection,
  openAsSogo,
  openEverything,
  openIdle,
} from "./connections";
import { readByImap, sendFromOutside } from "./deliver";
import { answers, type Login, logins, mailProtocols } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";

/** What is promised after a change: everything that was open has ended. */
const promisedMs = 5_000;
const uses = "imap,pop3,smtp,sieve";

/** Does something that takes access away; everything open must end in time after it. */
async function endsAll(what: string, open: OpenConnection[], act: () => Promise<unknown>): Promise<void> {
  const begun = Date.now();
  const ended = allClosed(what, open, begun);
  await act();
  const acted = Date.now() - begun;
  console.log(`${what}: the change itself took ${acted} ms`);
  expect((await ended) - acted, what).toBeLessThan(promisedMs);
}

async function expectLogins(login: Login, outcome: "accepted" | "rejected"): Promise<void> {
  for (const protocol of mailProtocols)
    expect((await logins[protocol](demoStack(), login)).text, protocol).toMatch(answers[protocol][outcome]);
}

/** Whether a tab of the portal or of webmail still shows anything to the person. */
async function isIn(page: Page, path: string): Promise<boolean> {
  const url = `${demoStack().portal}${path}`;
  const cookies = await page.context().cookies(url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return (
    (await trustedRequest({ method: "GET", url, headers: { cookie, "user-agent": "Mozilla/5.0" } }))
      .status === 200
  );
}

test("disabled: mail connections, webmail and portal end in time; enabled: all comes back but the sessions", async ({
  login,
  home,
  page,
}) => {
  const own = await newMailbox("disabled");
  const app = await newAppPassword(own.address, uses);
  await login.open();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
  const subject = unique("Read in webmail");
  await sendFromOutside(own.address, subject);
  await readByImap(own, subject);
  const webmail = await page.context().newPage();
  const inbox = `/SOGo/so/${encodeURIComponent(own.address)}/Mail/view`;
  await webmail.goto(`${demoStack().portal}${inbox}`);
  await expectInbox(webmail);
  await expect(webmail.getByText(subject).first(), "SOGo reads the mail").toBeVisible();
  const open = [
    ...(await openEverything(app)),
    ...(await openEverything(own)),
    await openAsSogo(own.address),
  ];
  await expect
    .poll(() => connectionsAt(own.address), "Dovecot counts all of them, SOGo's too")
    .toBeGreaterThanOrEqual(open.length);
  expect(await isIn(page, "/home")).toBe(true);
  expect(await isIn(webmail, inbox)).toBe(true);
  const key = await newApiKey(superadmin().login);
  await endsAll("disabled by the console's API", open, async () => {
    const path = `/admin/mailboxes/${encodeURIComponent(own.address)}/state`;
    const { status } = await rest({ method: "PUT", path, token: key, json: { adminState: "disabled" } });
    expect(status).toBe(200);
    expect(await isIn(page, "/home"), "the portal").toBe(false);
    expect(await isIn(webmail, inbox), "webmail").toBe(false);
  });
  await expect.poll(() => connectionsAt(own.address), "Dovecot knows of none").toBe(0);
  // In another tab: this one may leave its page by itself just then.
  const again = await page.context().newPage();
  await again.goto(`${demoStack().portal}${inbox}`);
  await expect(again.getByRole("heading", { name: "Sign in to your mail" })).toBeVisible();
  await expectLogins(app, "rejected");

  await letterlock(["mailbox", "enable", own.address]);
  await expectLogins(app, "accepted");
  await expectLogins(own, "accepted");
  await home.open();
  await login.expectOpen();
  await login.signInLocally(own.address, own.password);
  await home.expectOwner(own.address, own.address);
});

/** By the command line: another process than the one that tells Dovecot. */
const changes: [string, (login: Login & { id: string }) => string[], string?][] = [
  ["an app password revoked", ({ id }) => ["app-password", "revoke", id]],
  ["another source", ({ address }) => ["mailbox", "set-source", address, "keycloak"]],
  [
    "another password",
    ({ address }) => ["mailbox", "set-password", address, "--password-stdin"],
    "Another-password-1",
  ],
  ["receive-only", ({ address }) => ["mailbox", "receive-only", address]],
  [
    "a protocol taken away",
    ({ address }) => ["mailbox", "update", address, "--protocols", "imap,smtp,sieve"],
  ],
  ["sessions ended", ({ address }) => ["mailbox", "end-sessions", address]],
  ["deleted", ({ address }) => ["mailbox", "delete", address, "--yes"]],
];

for (const [what, command, input] of changes)
  test(`${what}: every open mail connection ends in time`, async () => {
    const own = await newMailbox("ended");
    const app = await newAppPassword(own.address, uses);
    const bystander = await newMailbox("bystander");
    const [other] = await openIdle(bystander);
    const open = await openEverything(app);
    await endsAll(what, open, () => letterlock(command(app), input));
    await expect(other?.closed(500), "nobody else is cut off").rejects.toThrow("still open");
    other?.close();
  });

test("a domain switched off: all of its connections end, and only those", async () => {
  const domain = `${unique("off")}.test`;
  await letterlock(["domain", "create", domain, "--default-template", "default"]);
  const open: OpenConnection[] = [];
  for (const name of ["one", "two"]) {
    const login = { address: `${name}@${domain}`, password: "Own-password-1" };
    await letterlock(["mailbox", "create", login.address, "--password-stdin"], login.password);
    open.push(...(await openEverything(login)));
  }
  const [other] = await openIdle(await newMailbox("bystander"));
  await endsAll("domain switched off", open, () => letterlock(["domain", "disable", domain]));
  await expect(other?.closed(500)).rejects.toThrow("still open");
  other?.close();
});
