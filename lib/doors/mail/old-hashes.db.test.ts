import { pbkdf2Sync } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";

const database = testDatabase();
const username = "old@demo.test";
const password = "from the old server";
/** Of `password`, by `doveadm pw` of Dovecot 2.3.19. */
const weak = "{SSHA.B64}QUIY7UWHU3ggROJZ6Ri7w1VtE1oJyMWW";
const strong = "{BLF-CRYPT}$2y$05$uOV987C1haAprwhaOH/l2ODvMpw/Rc444QvpFAHnRMxp89Ol1nOOm";
let id = "";

const login = async (given = password) =>
  (await postJson(dovecotAuth, { username, password: given, real_rip: "192.0.2.1", service: "imap" })).status;

async function stored() {
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.id, id));
  return row;
}

async function afterLogin(passwordHash: string) {
  await setMailboxPassword(database.context(), { mailboxId: id, passwordHash });
  const before = await stored();
  expect(await login()).toBe(200);
  await drainWrites();
  return { before, after: await stored() };
}

beforeAll(async () => {
  ({ id } = await createTestMailbox(database.context(), { address: username }));
});

describe("a hash that is quick to guess", () => {
  it("gives way to one of our own after the next right password, on the record, and open forms stay good", async () => {
    const { before, after } = await afterLogin(weak);
    expect(after?.passwordHash).toMatch(/^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(after?.version).toBe(before?.version);
    expect(after?.passwordChangedAt).toEqual(before?.passwordChangedAt);
    expect([await login(), await login("another")]).toEqual([200, 401]);
    const events = await database.client().db.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect(events.at(-1)).toMatchObject({
      action: "mailbox.rewrite-password-hash",
      actorKind: "system",
      subjectLabel: username,
      changes: { passwordHash: { before: "[hidden]", after: "[hidden]" } },
    });
  });

  it("stays after a wrong password, and gives no old password back after a change", async () => {
    await setMailboxPassword(database.context(), { mailboxId: id, passwordHash: weak });
    expect(await login("a wrong one")).toBe(401);
    await drainWrites();
    expect((await stored())?.passwordHash).toBe(weak);
    expect(await login()).toBe(200);
    await setMailboxPassword(database.context(), { mailboxId: id, password: "a fresh one of today" });
    await drainWrites();
    expect([await login(), await login("a fresh one of today")]).toEqual([401, 200]);
  });
});

it("a strong hash stays as it was given", async () => {
  const { after } = await afterLogin(strong);
  expect(after?.passwordHash).toBe(strong);
});

it("a directory's hash stays, whatever it is: it comes again with the next sync", async () => {
  const { id: identityProviderId } = await createTestProvider(database.context(), {
    settings: { mailPassword: { enabled: true } },
  });
  const set = (values: Partial<typeof mailbox.$inferInsert>) =>
    database.client().db.update(mailbox).set(values).where(eq(mailbox.id, id));
  await set({ identityProviderId, directoryPasswordHash: weak });
  expect(await login()).toBe(200);
  await drainWrites();
  expect((await stored())?.directoryPasswordHash).toBe(weak);
  await set({ identityProviderId: null, directoryPasswordHash: null });
});

it("a hash that takes seconds lets in at a later try of the mail app, and at once from then on", async () => {
  const salt = Buffer.from("salt");
  const rounds = 2_000_000;
  const key = pbkdf2Sync(password, salt, rounds, 64, "sha512").toString("base64");
  const passwordHash = `{PBKDF2-SHA512}${rounds}$${salt.toString("base64")}$${key}`;
  await setMailboxPassword(database.context(), { mailboxId: id, passwordHash });
  const first = await login();
  expect([200, 503], "never refused as wrong").toContain(first);
  await expect.poll(() => login(), { timeout: 30_000 }).toBe(200);
  await drainWrites();
  expect((await stored())?.passwordHash).toMatch(/^\{ARGON2ID\}/);
  expect(await login()).toBe(200);
});
