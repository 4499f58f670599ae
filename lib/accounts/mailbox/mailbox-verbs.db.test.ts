import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { findMailboxById, getMailbox, getMailboxByAddress, passwordHashOf } from "@/lib/access/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import type { Actor } from "@/lib/platform/actor";
import { appPassword, auditEvent, externalIdentity, mailbox, session } from "@/lib/platform/db/schema";
import { hashPassword, verifyPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const oldPassword = "the old password";
const newPassword = "quite another password";
const foreign = { kind: "domain-admin", id: "d", name: "d", domains: ["else.test"] } as const;
let mailboxId: string;
let domain: { id: string; name: string };
let self: Actor;

beforeEach(async () => {
  domain = await createTestDomain(database.context());
  const address = `a@${domain.name}`;
  mailboxId = (await createTestMailbox(database.context(), { address, password: oldPassword })).id;
  self = { kind: "mailbox", id: mailboxId, address };
  await createSession(db(), { mailboxId });
});

const sessions = () => db().$count(session, eq(session.userId, mailboxId));
const isPassword = async (plain: string) =>
  verifyPassword(plain, (await passwordHashOf(db(), mailboxId)) ?? "");
const events = () =>
  db().select().from(auditEvent).where(eq(auditEvent.subjectId, mailboxId)).orderBy(auditEvent.sequence);
const lastEvent = async () => (await events()).at(-1);

describe("updateMailbox", () => {
  const update = (input: object, actor?: Actor) =>
    updateMailbox(database.context(actor), { mailboxId, ...input });

  it("changes, pins what was changed, and records both values", async () => {
    await update({ quotaBytes: 42, imap: false, displayName: "Ada" });
    expect(await getMailbox(db(), mailboxId)).toMatchObject({
      quotaBytes: 42,
      imap: false,
      displayName: "Ada",
      pinnedFields: ["displayName", "imap", "quotaBytes"],
    });
    expect(await lastEvent()).toMatchObject({
      action: "mailbox.update",
      domainName: domain.name,
      changes: { quotaBytes: { before: 5 * 1024 ** 3, after: 42 } },
    });
    await update({ pinnedFields: ["startPage", "startPage"] });
    expect((await getMailbox(db(), mailboxId)).pinnedFields).toEqual(["startPage"]);
  });

  it("writes nothing when nothing changes", async () => {
    const before = await getMailbox(db(), mailboxId);
    await update({ imap: true, quotaBytes: before.quotaBytes, displayName: undefined });
    expect(await getMailbox(db(), mailboxId)).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  it("keeps the domain's limits, the mailbox not counting beside itself", async () => {
    await update({ quotaBytes: 90 });
    await updateDomain(database.context(), { id: domain.id, totalQuotaBytes: 100 });
    await update({ quotaBytes: 100 });
    await expect(update({ quotaBytes: 101 })).rejects.toMatchObject({ code: "limit-reached" });
    await expect(update({ quotaBytes: 0 })).rejects.toMatchObject({ code: "limit-reached" });
    await update({ quotaBytes: 50 });
  });

  it("refuses strangers, the mailbox itself, and wrong input", async () => {
    await expect(update({ quotaBytes: 1 }, foreign)).rejects.toMatchObject({ code: "forbidden" });
    await expect(update({ quotaBytes: 1 }, self)).rejects.toMatchObject({ code: "forbidden" });
    await expect(update({ quotaBytes: -1 })).rejects.toMatchObject({ code: "invalid-input" });
    await expect(update({ passwordHash: "{PLAIN}x" })).rejects.toMatchObject({ code: "invalid-input" });
    await expect(
      updateMailbox(database.context(), { mailboxId: "0190f3a0-0000-7000-8000-000000000000", imap: true }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("setMailboxPassword", () => {
  const set = (input: { password: string } | { passwordHash: string }, actor?: Actor) =>
    setMailboxPassword(database.context(actor), { mailboxId, ...input });

  it("lets a local mailbox change its own, ends its sessions and hides the hash in the trail", async () => {
    await set({ password: newPassword }, self);
    expect(await isPassword(newPassword)).toBe(true);
    expect(await isPassword(oldPassword)).toBe(false);
    expect(await sessions()).toBe(0);
    const event = await lastEvent();
    expect(event?.changes.passwordHash).toEqual({ before: "[hidden]", after: "[hidden]" });
  });

  it("takes a ready hash from administrators only", async () => {
    const passwordHash = await hashPassword(newPassword);
    await expect(set({ passwordHash }, self)).rejects.toMatchObject({ code: "forbidden" });
    await set({ passwordHash });
    expect(await isPassword(newPassword)).toBe(true);
    await expect(set({ passwordHash: "{PLAIN}readable" })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("does not let somebody of a provider set a local password", async () => {
    const { id } = await createTestProvider(database.context());
    await setMailboxSource(database.context(), { mailboxId, identityProviderId: id });
    await expect(set({ password: newPassword }, self)).rejects.toMatchObject({ code: "forbidden" });
    await updateMailbox(database.context(), { mailboxId, localPasswordAllowed: true });
    await set({ password: newPassword }, self);
  });

  it("refuses strangers and passwords that the policy refuses", async () => {
    const other: Actor = { kind: "mailbox", id: "other", address: `b@${domain.name}` };
    for (const actor of [foreign, other])
      await expect(set({ password: newPassword }, actor)).rejects.toMatchObject({ code: "forbidden" });
    for (const password of ["short", `a@${domain.name}`, "line\nbreaks are bad"])
      await expect(set({ password }, self)).rejects.toMatchObject({
        fields: { password: expect.any(String) },
      });
    expect(await isPassword(oldPassword)).toBe(true);
    expect(await sessions()).toBe(1);
  });
});

describe("setMailboxState", () => {
  const set = (adminState: "active" | "receive-only" | "disabled", actor?: Actor) =>
    setMailboxState(database.context(actor), { mailboxId, adminState });

  it.each(["disabled", "receive-only"] as const)("%s ends the sessions", async (state) => {
    await set(state);
    expect((await getMailbox(db(), mailboxId)).adminState).toBe(state);
    expect(await sessions()).toBe(0);
    expect(await lastEvent()).toMatchObject({
      action: "mailbox.set-state",
      changes: { adminState: { before: "active", after: state } },
    });
    await set("active");
    expect((await getMailbox(db(), mailboxId)).adminState).toBe("active");
  });

  it("does nothing when the state is that already", async () => {
    await set("active");
    expect(await sessions()).toBe(1);
    expect(await events()).toHaveLength(1);
  });

  it("refuses strangers and the mailbox itself", async () => {
    for (const actor of [foreign, self])
      await expect(set("disabled", actor)).rejects.toMatchObject({ code: "forbidden" });
    expect((await getMailbox(db(), mailboxId)).adminState).toBe("active");
  });
});

describe("setMailboxSource", () => {
  const set = (identityProviderId: string | null, actor?: Actor) =>
    setMailboxSource(database.context(actor), { mailboxId, identityProviderId });

  it("keeps password and identities for the way back, and forgets what the directory said", async () => {
    const { id } = await createTestProvider(database.context());
    await set(id);
    expect(await sessions()).toBe(0);
    expect(await lastEvent()).toMatchObject({
      action: "mailbox.set-source",
      changes: { identityProviderId: { before: null, after: id } },
    });
    const issuer = "https://id.demo.test/realms/demo";
    await db().insert(externalIdentity).values({ identityProviderId: id, issuer, subject: "s", mailboxId });
    await db().update(mailbox).set({ directoryState: "missing" }).where(eq(mailbox.id, mailboxId));
    await set(null);
    expect(await isPassword(oldPassword)).toBe(true);
    expect(await getMailbox(db(), mailboxId)).toMatchObject({
      identityProviderId: null,
      directoryState: "present",
    });
    expect(await db().$count(externalIdentity, eq(externalIdentity.mailboxId, mailboxId))).toBe(1);
  });

  it("refuses an unknown provider and strangers, and keeps the sessions then", async () => {
    await expect(set("0190f3a0-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "not-found" });
    for (const actor of [foreign, self])
      await expect(set(null, actor)).rejects.toMatchObject({ code: "forbidden" });
    await set(null);
    expect(await sessions()).toBe(1);
  });
});

describe("deleteMailbox", () => {
  it("takes everything of the mailbox along and leaves the trail", async () => {
    await createAppPassword(database.context(), { mailboxId, name: "Phone", protocols: ["imap"] });
    await deleteMailbox(database.context(), { mailboxId });
    expect(await findMailboxById(db(), mailboxId)).toBeNull();
    expect(await sessions()).toBe(0);
    expect(await db().$count(appPassword, eq(appPassword.mailboxId, mailboxId))).toBe(0);
    expect(await lastEvent()).toMatchObject({ action: "mailbox.delete", subjectLabel: `a@${domain.name}` });
    await expect(deleteMailbox(database.context(), { mailboxId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("refuses strangers and the mailbox itself", async () => {
    for (const actor of [foreign, self])
      await expect(deleteMailbox(database.context(actor), { mailboxId })).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(await getMailboxByAddress(db(), `A@${domain.name}`)).toMatchObject({ id: mailboxId });
  });
});
