import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { listSyncChanges } from "@/lib/directory/run/queries";
import { finishSync } from "@/lib/directory/sync/run-sync";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import {
  auditEvent,
  externalIdentity,
  loginAttempt,
  mailbox,
  revocation,
  session,
  syncChange,
} from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { postJson } from "@/lib/testing/machine-request";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

const password = "mail password of anna";
/** `doveadm pw -s SSHA256`, as the documentation of the replaced system shows it. */
const hash = "{SSHA256}0LZhb3TcFsQ0mVDvcxwVfcF8yNb6W8yVaGzYYK1NqyRzYWx0c2FsdA==";

const configure = (settings: object = {}) =>
  setIdentityProvider(context(), {
    slug: fixture.slug,
    verify: false,
    settings: {
      mailPassword: { enabled: true },
      sync: { importUsers: true, guardAtLeast: 100 },
      ...settings,
    },
  });

const give = (name: string, ...mailcow_password: string[]) => {
  const others = fixture.people.filter(({ username }) => username !== name);
  fixture.people = [...others, fixture.person(name, { attributes: { mailcow_password } })];
};

let nextIp = 1;
const login = async (over: Record<string, unknown> = {}) => {
  const { status, body } = await postJson(dovecotAuth, {
    username: `anna@${fixture.domain}`,
    password,
    service: "imap",
    real_rip: `198.51.100.${nextIp++}`,
    ...over,
  });
  return status === 200 ? "accepted" : `${status} ${body.reason}`;
};
const portal = (given = password) =>
  signInWithPassword(
    { ...context(), ip: `198.51.100.${nextIp++}` },
    { address: `anna@${fixture.domain}`, password: given },
  );

/** Why connections of anna's are to end, oldest first; the outbox is empty then. */
async function revocations() {
  const { db } = database.client();
  const address = eq(revocation.address, `anna@${fixture.domain}`);
  const rows = await db.select().from(revocation).where(address).orderBy(asc(revocation.dueAt));
  await db.delete(revocation).where(address);
  return rows.map(({ reason }) => reason);
}

const storedHash = async (name: string) => (await fixture.find(name))?.directoryPasswordHash;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
  await configure();
  give("anna", await hashOf(password));
});

const hashes = new Map<string, string>();
async function hashOf(plain: string): Promise<string> {
  const known = hashes.get(plain) ?? (await hashPassword(plain));
  hashes.set(plain, known);
  return known;
}

describe("the mail password of a directory", () => {
  it("opens the doors of a password, and no others, once the sync has seen it", async () => {
    await fixture.run();
    for (const service of ["imap", "pop3", "smtp", "submission", "sieve"])
      expect(await login({ service }), service).toBe("accepted");
    expect(await login({ password: "a wrong one" })).toBe("401 wrong-password");
    expect(await login({ service: "dav" })).toBe("401 no-such-service");
    expect(await portal()).toMatchObject({ decision: "accepted", address: `anna@${fixture.domain}` });
    expect(await portal("a wrong one")).toEqual({ decision: "rejected", reason: "wrong-password" });
    expect(await login({ username: `ben@${fixture.domain}` }), "nobody else's").toBe("401 wrong-password");
  });

  it("is dead at the next login when the option or the provider is switched off", async () => {
    await fixture.run();
    await setIdentityProvider(context(), { slug: fixture.slug, enabled: false });
    expect(await login()).toBe("401 mail-password-off");
    expect(await revocations()).toEqual(["provider-changed"]);
    expect(await portal()).toEqual({ decision: "rejected", reason: "mail-password-off" });
    await setIdentityProvider(context(), { slug: fixture.slug, enabled: true });
    expect(await login()).toBe("accepted");
    await configure({ mailPassword: { enabled: false } });
    expect(await login()).toBe("401 wrong-password");
    expect(await revocations()).toEqual(["provider-changed"]);
    expect(await storedHash("anna"), "and not kept without use").toBeNull();
    expect((await fixture.run()).lines, "the sync leaves it alone").toEqual([]);
    await configure();
    expect(await login(), "only what the directory says now counts").toBe("401 wrong-password");
    await fixture.run();
    expect(await login()).toBe("accepted");
  });

  it("changes and ends with the attribute, and ends the sessions then", async () => {
    await fixture.run();
    const mailboxId = await fixture.idOf("anna");
    const { db } = database.client();
    const row = { sessionToken: `t-${mailboxId}`, userId: mailboxId, expires: new Date(Date.now() + 1e6) };
    await db.insert(session).values(row);
    give("anna", await hashOf("another mail password"));
    expect((await fixture.run()).lines).toEqual([
      ["update", "applied", "attributes-changed", `anna@${fixture.domain}`],
    ]);
    expect(await login()).toBe("401 wrong-password");
    expect(await login({ password: "another mail password" })).toBe("accepted");
    expect(await db.$count(session, eq(session.userId, mailboxId))).toBe(0);
    expect(await revocations()).toEqual(["password-changed"]);
    give("anna");
    await fixture.run();
    expect(await login({ password: "another mail password" })).toBe("401 wrong-password");
    expect((await fixture.run()).lines).toEqual([]);
  });

  it("goes with who leaves, comes back with who comes back, and ends with a change of source", async () => {
    await fixture.run();
    const [anna, ...others] = [...fixture.people].reverse();
    fixture.people = [...others, { ...fixture.person("anna"), ...anna, enabled: false }];
    await fixture.run();
    expect(await login()).toBe("401 directory-disabled");
    give("anna", await hashOf(password));
    await fixture.run();
    expect(await login()).toBe("accepted");
    const mailboxId = await fixture.idOf("anna");
    await setMailboxSource(context(), { mailboxId, identityProviderId: null });
    expect(await login()).toBe("401 wrong-password");
    await setMailboxSource(context(), { mailboxId, identityProviderId: fixture.providerId });
    expect(await login(), "the source is back, its word is not yet").toBe("401 wrong-password");
    await fixture.run();
    expect(await login()).toBe("accepted");
  });

  it("stands beside a local password where an administrator allows both", async () => {
    await fixture.run();
    const mailboxId = await fixture.idOf("anna");
    const passwordHash = await hashOf("local password of anna");
    await database.client().db.update(mailbox).set({ passwordHash }).where(eq(mailbox.id, mailboxId));
    expect(await login({ password: "local password of anna" })).toBe("401 wrong-password");
    await updateMailbox(context(), { mailboxId, localPasswordAllowed: true });
    expect(await login({ password: "local password of anna" })).toBe("accepted");
    expect(await login()).toBe("accepted");
  });

  it("takes the fast hash of the replaced system", async () => {
    const salt = Buffer.from("saltsalt");
    const digest = createHash("sha256").update(password).update(salt).digest();
    give("anna", `{SSHA256}${Buffer.concat([digest, salt]).toString("base64")}`);
    await fixture.run();
    expect(await login()).toBe("accepted");
    expect(await login({ password: "a wrong one" })).toBe("401 wrong-password");
  });
});

describe("what a directory must not do", () => {
  it.each([
    "{PLAIN}hunter2-hunter2",
    `{BLF-CRYPT}$2y$31$${"a".repeat(53)}`,
    "hunter2-hunter2",
    hash.slice(0, 20),
  ])("it cannot store %s, and the old one is dead", async (value) => {
    await fixture.run();
    give("anna", value);
    await fixture.run();
    expect(await storedHash("anna")).toBeNull();
    const again = await fixture.run();
    expect(again.lines).toEqual([
      ["conflict", "applied", "mail-password-unusable", `anna@${fixture.domain}`],
    ]);
    const rows = await database.client().db.select().from(syncChange);
    expect(JSON.stringify(rows)).not.toContain(value);
  });

  it("its answer for one person never opens the mailbox of another", async () => {
    await configure({ sync: { importUsers: true, guardAtLeast: 0, guardPercent: 0 } });
    await fixture.run();
    give("anna", await hashOf("another mail password"));
    const waiting = await fixture.run();
    expect(waiting.state).toBe("waiting");
    const link = eq(externalIdentity.mailboxId, await fixture.idOf("anna"));
    await database.client().db.update(externalIdentity).set({ subject: "subject-of-somebody" }).where(link);
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    expect((await fixture.look(waiting.id)).lines[0]?.[1]).toBe("outdated");
    expect(await login({ password: "another mail password" })).toBe("401 wrong-password");
  });
});

describe("the hash", () => {
  const sealedOf = async (runId: string) => {
    const rows = await database.client().db.select().from(syncChange).where(eq(syncChange.runId, runId));
    return rows.map(({ sealedMailPassword }) => sealedMailPassword).filter((one) => one !== null);
  };

  it("is nowhere but at its mailbox: not in lines, the trail, logins or a preview", async () => {
    const preview = await fixture.run({ dryRun: true });
    expect(await sealedOf(preview.id)).toEqual([]);
    const run = await fixture.run();
    expect(await sealedOf(run.id)).toEqual([]);
    give("anna", await hashOf("another mail password"));
    const second = await fixture.run();
    await login();
    await login({ password: "a wrong one" });
    await drainWrites();
    const { db } = database.client();
    const address = `anna@${fixture.domain}`;
    const attempts = await db.select().from(loginAttempt).where(eq(loginAttempt.address, address));
    expect(attempts.map(({ credential }) => credential)).toEqual(["mail-password", "mail-password"]);
    const shown = [
      await db.select().from(auditEvent),
      await db.select().from(syncChange),
      await listSyncChanges(context(), { runId: second.id }),
      attempts,
    ];
    expect(JSON.stringify(shown)).not.toMatch(/argon2id/i);
    const [event] = await db.select().from(auditEvent).where(eq(auditEvent.requestId, second.id));
    expect(event).toMatchObject({
      action: "mailbox.follow-directory",
      changes: { directoryPasswordHash: { before: "[hidden]", after: "[hidden]" } },
    });
  });

  it("waits sealed with a plan that waits, and is forgotten when that is cancelled", async () => {
    await configure({ sync: { importUsers: true, guardAtLeast: 0, guardPercent: 0 } });
    await fixture.run();
    give("anna", await hashOf("another mail password"));
    const waiting = await fixture.run();
    const sealed = await sealedOf(waiting.id);
    expect(sealed).toHaveLength(1);
    expect(JSON.stringify(sealed)).not.toMatch(/argon/);
    expect(JSON.stringify(await listSyncChanges(context(), { runId: waiting.id }))).not.toMatch(
      /sealed|v1\./,
    );
    await cancelSyncRun(context(), { id: waiting.id });
    expect(await sealedOf(waiting.id)).toEqual([]);
    const next = await fixture.run();
    await approveSyncRun(context(), { id: next.id });
    await finishSync(context(), { provider: fixture.slug });
    expect(await sealedOf(next.id)).toEqual([]);
    expect(await login({ password: "another mail password" })).toBe("accepted");
  });
});
