import { beforeEach, expect, it } from "vitest";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { findSession, listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let mailboxId: string;
let first: string;

beforeEach(async () => {
  mailboxId = (await createTestMailbox(database.context())).id;
  first = (await createSession(db(), { mailboxId, ip: "192.0.2.1", userAgent: "Browser" })).token;
  await createSession(db(), { mailboxId, ip: "192.0.2.2" });
});

const idOf = async (ip: string) =>
  (await listMailboxSessions(db(), mailboxId)).find((one) => one.ip === ip)?.id ?? "";

it("lists the live sessions without their digests, and ends the one that was named", async () => {
  const listed = await listMailboxSessions(db(), mailboxId);
  expect(listed).toHaveLength(2);
  expect(listed.every(({ id }) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(
    await endMailboxSessions(database.context(), { mailboxId, sessionId: await idOf("192.0.2.1") }),
  ).toEqual({
    ended: 1,
  });
  expect(await findSession(db(), first)).toBeNull();
  expect((await listMailboxSessions(db(), mailboxId)).map(({ ip }) => ip)).toEqual(["192.0.2.2"]);
  const { items } = await listAuditEvents(database.context(), { subjectId: mailboxId, limit: 1 });
  expect(items).toMatchObject([
    { action: "mailbox.end-sessions", changes: { sessions: { before: 2, after: 1 } } },
  ]);
});

it("ends no session of another mailbox by its id", async () => {
  const sessionId = await idOf("192.0.2.1");
  const { id: other } = await createTestMailbox(database.context());
  expect(await endMailboxSessions(database.context(), { mailboxId: other, sessionId })).toEqual({ ended: 0 });
  expect(await findSession(db(), first)).not.toBeNull();
});

it("ends all when none is named", async () => {
  expect(await endMailboxSessions(database.context(), { mailboxId })).toEqual({ ended: 2 });
  expect(await listMailboxSessions(db(), mailboxId)).toEqual([]);
});

it("is only for the mailbox and its administrators", async () => {
  const foreign = { kind: "domain-admin", id: "d", name: "d", domains: ["else.test"] } as const;
  await expect(endMailboxSessions(database.context(foreign), { mailboxId })).rejects.toMatchObject({
    code: "forbidden",
  });
});
