import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { readRows } from "../database";
import { type DemoPart, demoStack, letterlock, part } from "../stack";
import { allClosed, openEverything } from "./connections";
import { readByImap } from "./deliver";
import { Dialogue } from "./dialogue";
import { answers, type Login, logins, type MailProtocol, mailProtocols } from "./logins";
import { withMailPassword } from "./mail-password";
import { newAppPassword, newMailbox } from "./mailbox";

const limitMs = 3_000;
/** What is open must have ended so long after the mail server and we can do it. */
const promisedMs = 5_500;

let own: Login;
let app: Login;

test.beforeAll(async () => {
  own = await newMailbox("outage");
  app = await newAppPassword(own.address, "imap,pop3,smtp,sieve");
  await letterlock(["mailbox", "show", own.address]);
});

/** All protocols at once, each with the mailbox's own password and with an app password. */
const everyLogin = (check: (protocol: MailProtocol, login: Login) => Promise<void>): Promise<unknown> =>
  Promise.all(mailProtocols.flatMap((protocol) => [check(protocol, own), check(protocol, app)]));

const expectTemporaryFailures = () =>
  everyLogin(async (protocol, login) => {
    const answer = await logins[protocol](demoStack(), login);
    expect(answer.text, protocol).toMatch(answers[protocol].temporary);
    expect(answer.milliseconds, protocol).toBeLessThan(limitMs);
  });

const expectLogins = () =>
  everyLogin((protocol, login) =>
    expect
      .poll(async () => (await logins[protocol](demoStack(), login)).text, {
        message: protocol,
        timeout: 20_000,
      })
      .toMatch(answers[protocol].accepted),
  );

/** The answer of LMTP to one recipient (RFC 2033). */
async function lmtpRecipient(address: string): Promise<string> {
  const dialogue = await Dialogue.open({ host: demoStack().mail.host, port: demoStack().mail.lmtp });
  try {
    await dialogue.until(/^220 /);
    await dialogue.ask("LHLO client.test", /^250 /);
    await dialogue.ask("MAIL FROM:<sender@demo.test>", /^\d{3} /);
    return await dialogue.ask(`RCPT TO:<${address}>`, /^\d{3} /);
  } finally {
    dialogue.close();
  }
}

const outages: [string, DemoPart, "stop" | "pause", "start" | "continue"][] = [
  ["the database stopped", "mariadb", "stop", "start"],
  ["the database hanging", "mariadb", "pause", "continue"],
  ["the gate stopped", "gate", "stop", "start"],
  ["the gate hanging", "gate", "pause", "continue"],
];

for (const [name, which, breakIt, mendIt] of outages)
  test(`${name}: a temporary failure in every protocol within 3 s, and recovery by itself`, async () => {
    test.setTimeout(150_000);
    await expectLogins();
    part(which, breakIt);
    try {
      await expectTemporaryFailures();
      expect(await lmtpRecipient(own.address)).toMatch(/^451 /);
    } finally {
      part(which, mendIt);
    }
    await expectLogins();
    await expect.poll(() => lmtpRecipient(own.address), { timeout: 20_000 }).toMatch(/^250 /);
  });

test("the web server stopped: mail logins are unaffected", async () => {
  part("web", "stop");
  try {
    await expectLogins();
  } finally {
    part("web", "start");
  }
});

test("the identity provider stopped: mail logins are unaffected", async () => {
  part("keycloak", "pause");
  try {
    await expectLogins();
  } finally {
    part("keycloak", "continue");
  }
});

test("LMTP takes mail for mailboxes that exist only", async () => {
  expect(await lmtpRecipient(own.address)).toMatch(/^250 /);
  expect(await lmtpRecipient("nobody@demo.test")).toMatch(/^550 /);
});

test("an endpoint that hangs does not hold up the gate for others", async () => {
  const { gate } = demoStack();
  const { hostname, port } = new URL(gate.url);
  const idle = Array.from({ length: 50 }, () => connect({ host: hostname, port: Number(port) }));
  try {
    expect((await logins.imap(demoStack(), app)).text).toMatch(answers.imap.accepted);
  } finally {
    for (const socket of idle) socket.destroy();
  }
});

const outbox = (address: string) =>
  readRows<{ attempts: number }>("SELECT attempts FROM revocation WHERE address = ?", [address]);

test("the mail server hanging while somebody is disabled: what is open ends when it goes on", async () => {
  const { address } = await newMailbox("hung");
  const open = await openEverything(await newAppPassword(address, "imap,pop3,smtp,sieve"));
  part("dovecot", "pause");
  try {
    await letterlock(["mailbox", "disable", address]);
    await expect.poll(async () => (await outbox(address))[0]?.attempts).toBeGreaterThan(0);
  } finally {
    part("dovecot", "continue");
  }
  expect(await allClosed("after a hang of the mail server", open, Date.now())).toBeLessThan(promisedMs);
  await expect.poll(() => outbox(address)).toEqual([]);
});

test("the mail server stopped while somebody is disabled: it is told when it is back", async () => {
  const { address } = await newMailbox("stopped");
  part("dovecot", "stop");
  try {
    await letterlock(["mailbox", "disable", address]);
    await expect.poll(async () => (await outbox(address))[0]?.attempts).toBeGreaterThan(0);
  } finally {
    part("dovecot", "start");
  }
  await expect.poll(() => outbox(address)).toEqual([]);
});

test("the web server stopped between a change and its delivery: delivered when it is back", async () => {
  const { address } = await newMailbox("late");
  const open = await openEverything(await newAppPassword(address, "imap,pop3,smtp,sieve"));
  part("web", "stop");
  try {
    await letterlock(["mailbox", "disable", address]);
    await expect(open[0]?.closed(1_500), "nobody has told Dovecot yet").rejects.toThrow("still open");
  } finally {
    part("web", "start");
  }
  expect(await allClosed("after web was down", open, Date.now())).toBeLessThan(promisedMs);
  await expect.poll(() => outbox(address)).toEqual([]);
});

/** The mails that wait to be sent about a mailbox. */
const waiting = (address: string) =>
  readRows<{ attempts: number }>(
    "SELECT attempts FROM notification n JOIN mailbox m ON m.id = n.mailbox_id WHERE m.address = ? AND outcome IS NULL",
    [address],
  );

test("Postfix stopped while somebody is to be told something: told when it is back", async () => {
  const { address } = await newMailbox("told");
  part("postfix", "stop");
  let reader: Login;
  try {
    reader = await newAppPassword(address, "imap");
    await expect.poll(async () => (await waiting(address))[0]?.attempts).toBeGreaterThan(0);
  } finally {
    part("postfix", "start");
  }
  expect(await readByImap(reader, "A device was added to your mailbox")).toContain("Auto-Submitted");
  await expect.poll(() => waiting(address)).toEqual([]);
});

test("Keycloak stopped: a mail password goes on working, and a wrong one is refused as wrong", () =>
  withMailPassword(async ({ login }) => {
    part("keycloak", "stop");
    try {
      for (const protocol of mailProtocols) {
        const { accepted, rejected } = answers[protocol];
        expect((await logins[protocol](demoStack(), login)).text, protocol).toMatch(accepted);
        const wrong = { ...login, password: "a wrong one" };
        expect((await logins[protocol](demoStack(), wrong)).text, protocol).toMatch(rejected);
      }
    } finally {
      part("keycloak", "start");
    }
  }));
