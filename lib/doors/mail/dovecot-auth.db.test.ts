import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";
import { appPassword, domain, loginAttempt, mailbox } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { hashQueue } from "@/lib/platform/secrets/hash-queue";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";

const database = testDatabase();
const alice = { id: "", address: "alice@demo.test", password: "own password of alice" };
const imapOnly = { id: "", password: "" };

let nextIp = 1;
/** A caller that has not guessed yet. */
const freshIp = () => `198.51.100.${nextIp++}`;

const login = (over: Record<string, unknown> = {}) =>
  postJson(dovecotAuth, {
    username: alice.address,
    password: alice.password,
    real_rip: freshIp(),
    service: "imap",
    ...over,
  });

const reasonOf = async (over: Record<string, unknown>) => {
  const { status, body } = await login(over);
  return status === 200 ? "accepted" : `${status} ${body.reason}`;
};

async function hashesOf<T>(work: () => Promise<T>): Promise<{ hashes: number; result: T }> {
  const before = hashQueue().begun;
  const result = await work();
  return { hashes: hashQueue().begun - before, result };
}

const setMailbox = (values: Partial<typeof mailbox.$inferInsert>) =>
  database.client().db.update(mailbox).set(values).where(eq(mailbox.id, alice.id));

let made = 0;
async function appPasswordFor(protocols: readonly ClientProtocol[], extra = {}) {
  return createAppPassword(database.context(), {
    mailboxId: alice.id,
    name: `App ${++made}`,
    protocols: [...protocols],
    ...extra,
  });
}

beforeAll(async () => {
  const { id } = await createTestMailbox(database.context(), {
    address: alice.address,
    password: alice.password,
    quotaBytes: 1024,
  });
  alice.id = id;
  Object.assign(imapOnly, await appPasswordFor(["imap"]));
});

describe("who comes in", () => {
  it("the own password, by every name of a service that takes one", async () => {
    for (const service of ["imap", "pop3", "smtp", "submission", "sieve", "managesieve"])
      expect((await login({ service })).status, service).toBe(200);
    expect((await login()).body).toEqual({
      success: true,
      user: alice.address,
      userdb_quota_rule: "*:bytes=1024",
    });
  });

  it("an app password, however it is typed, without any hash", async () => {
    const typed = [
      imapOnly.password,
      imapOnly.password.toUpperCase(),
      imapOnly.password.replaceAll("-", " "),
    ];
    for (const password of typed) {
      const { hashes, result } = await hashesOf(() => login({ password }));
      expect(result.status).toBe(200);
      expect(hashes).toBe(0);
    }
  });

  it("an upper-case name, answered in canonical form; no quota rule when unlimited", async () => {
    await setMailbox({ quotaBytes: 0 });
    expect((await login({ username: "ALICE@Demo.Test" })).body).toEqual({
      success: true,
      user: alice.address,
    });
    await setMailbox({ quotaBytes: 1024 });
  });

  it("the four fields of mailcow's client are enough, and Dovecot's others are welcome", async () => {
    const more = { session: "s", lport: 993, local_name: "x", mech: "PLAIN", secured: "TLS", client_id: "" };
    expect((await login(more)).status).toBe(200);
  });

  it("password_b64 wins, so that bytes outside UTF-8 stay what they are", async () => {
    const b64 = Buffer.from(alice.password).toString("base64");
    expect((await login({ password: "wrong", password_b64: b64 })).status).toBe(200);
    expect((await login({ password_b64: Buffer.from([0xff, 0xfe]).toString("base64") })).status).toBe(401);
  });
});

describe("who does not", () => {
  it.each([
    ["a wrong password", { password: "not the password" }, "401 wrong-password"],
    ["an unknown name", { username: "nobody@demo.test" }, "401 unknown-mailbox"],
    ["a plus address", { username: "alice+x@demo.test" }, "401 unknown-mailbox"],
    ["a foreign domain", { username: "alice@other.test" }, "401 unknown-mailbox"],
    ["no domain", { username: "alice" }, "401 no-such-name"],
    ["a trailing space", { username: "alice@demo.test " }, "401 no-such-name"],
    ["SQL", { username: "alice@demo.test' OR '1'='1" }, "401 no-such-name"],
    ["a line break", { username: "alice@demo.test\r\nx" }, "401 no-such-name"],
    ["NUL in the name", { username: "alice@demo.test\u0000" }, "401 no-such-name"],
    ["an accent", { username: "álice@demo.test" }, "401 no-such-name"],
    ["a long name", { username: `${"a".repeat(4_000)}@demo.test` }, "401 no-such-name"],
    ["an empty password", { password: "" }, "401 no-such-name"],
    ["NUL behind the password", { password: `${alice.password}\u0000x` }, "401 no-such-name"],
    ["a long password", { password: "x".repeat(1_025) }, "401 no-such-name"],
    ["a service that is no door", { service: "lmtp" }, "401 no-such-service"],
    ["an invented service", { service: "constructor" }, "401 no-such-service"],
    ["an app password of nobody", { password: "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa" }, "401 wrong-password"],
  ])("%s", async (_, over, expected) => expect(await reasonOf(over)).toBe(expected));

  it.each([
    ["no body", ""],
    ["no JSON", "{"],
    ["a list", []],
    ["no password", { username: "a@b.test", real_rip: "192.0.2.1", service: "imap" }],
    ["no address", { username: "a@b.test", password: "x", service: "imap" }],
    ["no service", { username: "a@b.test", password: "x", real_rip: "192.0.2.1" }],
    ["an empty service", { username: "a@b.test", password: "x", real_rip: "192.0.2.1", service: "" }],
    ["a list as password", { username: "a@b.test", password: ["x"], real_rip: "192.0.2.1", service: "imap" }],
    [
      "half a character",
      { username: "a@b.test", password: "\ud800", real_rip: "192.0.2.1", service: "imap" },
    ],
    ["a made-up address", { username: "a@b.test", password: "x", real_rip: "1.2.3", service: "imap" }],
    [
      "too much",
      { username: "a@b.test", password: "x".repeat(70_000), real_rip: "192.0.2.1", service: "imap" },
    ],
  ])("malformed: %s", async (_, body) => expect((await postJson(dovecotAuth, body)).status).toBe(400));

  it("takes JSON only, so that no foreign page can post a form", async () => {
    const headers = { "x-letterlock-token": "test-machine-token-0123456789", "content-type": "text/plain" };
    expect((await postJson(dovecotAuth, "{}", headers)).status).toBe(400);
  });
});

describe("app passwords", () => {
  it("open what they name and nothing else", async () => {
    expect(await reasonOf({ password: imapOnly.password })).toBe("accepted");
    expect(await reasonOf({ password: imapOnly.password, service: "pop3" })).toBe(
      "401 app-password-lacks-protocol",
    );
    await setMailbox({ imap: false });
    expect(await reasonOf({ password: imapOnly.password })).toBe("401 protocol-off");
    await setMailbox({ imap: true });
  });

  it("belong to one mailbox", async () => {
    await createTestMailbox(database.context(), { address: "bob@demo.test" });
    expect(await reasonOf({ username: "bob@demo.test", password: imapOnly.password })).toBe(
      "401 unknown-app-password",
    );
  });

  it("end by expiry, network and revocation, at the next login", async () => {
    const expiring = await appPasswordFor(["imap"], { expiresAt: new Date(Date.now() + 60_000) });
    expect(await reasonOf({ password: expiring.password })).toBe("accepted");
    await database
      .client()
      .db.update(appPassword)
      .set({ expiresAt: new Date(0) })
      .where(eq(appPassword.id, expiring.id));
    expect(await reasonOf({ password: expiring.password })).toBe("401 app-password-expired");

    const bound = await appPasswordFor(["imap"], { allowedNetworks: ["192.0.2.0/24", "2001:db8::/32"] });
    for (const [ip, outcome] of Object.entries({
      "192.0.2.9": "accepted",
      "::ffff:192.0.2.9": "accepted",
      "2001:db8::1": "accepted",
      "203.0.113.1": "401 network-not-allowed",
      "": "401 network-not-allowed",
    }))
      expect(await reasonOf({ password: bound.password, real_rip: ip }), ip).toBe(outcome);

    await revokeAppPassword(database.context(), { id: bound.id });
    const { hashes, result } = await hashesOf(() =>
      reasonOf({ password: bound.password, real_rip: "192.0.2.9" }),
    );
    expect(result).toBe("401 unknown-app-password");
    expect(hashes, "a revoked one never reaches the hash").toBe(0);
  });

  it("tell when, where and for what they were used", async () => {
    const used = await appPasswordFor(clientProtocols);
    await login({ password: used.password, real_rip: "203.0.113.7", service: "pop3" });
    await drainWrites();
    const [row] = await database.client().db.select().from(appPassword).where(eq(appPassword.id, used.id));
    expect(row).toMatchObject({ lastUsedIp: "203.0.113.7", lastUsedService: "pop3" });
    expect(Math.abs(Date.now() - (row?.lastUsedAt?.getTime() ?? 0))).toBeLessThan(10_000);
    await revokeAppPassword(database.context(), { id: used.id });
    const { items } = await listLoginAttempts(database.context(), { ip: "203.0.113.7" });
    expect(items, "the history names it, also when it is gone").toMatchObject([
      { appPasswordName: row?.name },
    ]);
  });
});

describe("states", () => {
  it.each([
    [{ adminState: "disabled" as const }, "401 mailbox-disabled"],
    [{ adminState: "receive-only" as const }, "401 receive-only"],
    [{ directoryState: "missing" as const }, "401 directory-disabled"],
  ])("%o closes at the next login, and shows after the right password only", async (state, refusal) => {
    expect(await reasonOf({})).toBe("accepted");
    await setMailbox(state);
    expect(await reasonOf({})).toBe(refusal);
    expect(await reasonOf({ password: imapOnly.password })).toBe(refusal);
    expect(await reasonOf({ password: "a wrong one" })).toBe("401 wrong-password");
    await setMailbox({ adminState: "active", directoryState: "present" });
    expect(await reasonOf({})).toBe("accepted");
  });

  it("an inactive domain closes all of its mailboxes", async () => {
    const setDomain = (active: boolean) =>
      database.client().db.update(domain).set({ active }).where(eq(domain.name, "demo.test"));
    await setDomain(false);
    expect(await reasonOf({})).toBe("401 domain-inactive");
    await setDomain(true);
  });

  it("the kept password of a provider's mailbox stays closed unless it is allowed as well", async () => {
    const { id } = await createTestProvider(database.context());
    await setMailbox({ identityProviderId: id });
    expect(await reasonOf({})).toBe("401 other-source");
    expect(await reasonOf({ password: imapOnly.password })).toBe("accepted");
    await setMailbox({ localPasswordAllowed: true });
    expect(await reasonOf({})).toBe("accepted");
    await setMailbox({ identityProviderId: null, localPasswordAllowed: false });
  });

  it("a changed password counts at once", async () => {
    const change = (password: string) =>
      setMailboxPassword(database.context(), { mailboxId: alice.id, password });
    await change("another password now");
    expect(await reasonOf({})).toBe("401 wrong-password");
    expect(await reasonOf({ password: "another password now" })).toBe("accepted");
    await change(alice.password);
  });
});

describe("what a guess costs and shows", () => {
  it("one hash, whether the name exists, has no password, is disabled or not", async () => {
    await createTestMailbox(database.context(), { address: "bare@demo.test" });
    const names = [alice.address, "bare@demo.test", "ghost@demo.test", "x@nowhere.test"];
    for (const username of names) {
      const { hashes, result } = await hashesOf(() => login({ username, password: "some guess" }));
      expect(result.status).toBe(401);
      expect(hashes, username).toBe(1);
    }
  });

  it("nothing the second time, right or wrong", async () => {
    await login();
    await login({ password: "an old password" });
    const { hashes } = await hashesOf(async () => [
      await login(),
      await login({ password: "an old password" }),
    ]);
    expect(hashes).toBe(0);
  });

  it("ends after ten different guesses, but not for app passwords, known passwords and other callers", async () => {
    await login();
    const ip = freshIp();
    for (let guess = 0; guess < 10; guess++)
      expect(await reasonOf({ password: `guess ${guess}`, real_rip: ip })).toBe("401 wrong-password");
    const { hashes, result } = await hashesOf(() => reasonOf({ password: "guess 11", real_rip: ip }));
    expect(result).toBe("401 too-many-attempts");
    expect(hashes).toBe(0);
    expect(await reasonOf({ password: "guess 3", real_rip: ip }), "known to be wrong").toBe(
      "401 wrong-password",
    );
    expect(await reasonOf({ real_rip: ip }), "known to be right").toBe("accepted");
    expect(await reasonOf({ password: imapOnly.password, real_rip: ip })).toBe("accepted");
    expect(await reasonOf({ password: "guess 12", real_rip: freshIp() })).toBe("401 wrong-password");
  });

  it("counts guesses made at the same time", async () => {
    const ip = freshIp();
    const guesses = Array.from({ length: 30 }, (_, number) =>
      login({ password: `burst ${number}`, real_rip: ip }),
    );
    const answers = await Promise.all(guesses);
    // Of the ten that are tried, a busy machine may not answer all in time.
    expect(answers.filter(({ body }) => body.reason === "too-many-attempts")).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
  });
});

it("keeps the attempts, alike ones in one row, without their passwords", async () => {
  const ip = freshIp();
  for (let again = 0; again < 3; again++) await login({ password: "the same wrong one", real_rip: ip });
  await drainWrites();
  const rows = await database.client().db.select().from(loginAttempt).where(eq(loginAttempt.ip, ip));
  expect(rows).toMatchObject([
    {
      address: alice.address,
      mailboxId: alice.id,
      door: "imap",
      result: "rejected",
      reason: "wrong-password",
      count: 3,
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain("the same wrong one");
});
