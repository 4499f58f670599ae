import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import {
  endAdminSession,
  endAdminSessions,
  endSessionsOfAdmin,
  purgeAdminSessions,
} from "@/lib/credentials/admin-session/end-session";
import { adminIdleMs } from "@/lib/credentials/admin-session/lifetime";
import {
  extendAdminSession,
  findAdminSession,
  listAdminSessions,
} from "@/lib/credentials/admin-session/queries";
import { renewAdminSession } from "@/lib/credentials/admin-session/renew-session";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, adminSession, auditEvent, secondFactor } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { testDatabase } from "@/lib/testing/database";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const db = () => database.client().db;
const password = "a-long-enough-password";

let rootId = "";
let helperId = "";
const found = async (role: AdminRole, token: string, now?: Date) =>
  (await findAdminSession(db(), role, token, now))?.adminId ?? null;
const rowOf = async (id: string) =>
  (await db().select().from(adminSession).where(eq(adminSession.id, id)))[0];
const onlySession = async (adminId: string) => (await listAdminSessions(db(), adminId))[0]?.id ?? "";
const mustHaveFactor = (must: boolean) =>
  setSettings(database.context(), {
    name: "access",
    changes: { adminSecondFactor: must, domainAdminSecondFactor: must },
  });

beforeAll(async () => {
  const root = { login: "root@demo.test", displayName: "", password };
  rootId = (await createSuperadmin(database.context(), root)).id;
  const helper = { login: "helper@demo.test", password, domains: [] };
  helperId = (await createDomainAdmin(database.context(), helper)).id;
});
beforeEach(async () => {
  for (const table of [adminSession, secondFactor, auditEvent]) await db().delete(table);
  for (const [id, role] of [
    [rootId, "superadmin"],
    [helperId, "domain-admin"],
  ] as const)
    await db().update(adminAccount).set({ role, active: true }).where(eq(adminAccount.id, id));
  await mustHaveFactor(false);
});

describe("a session of an administrator", () => {
  it("is kept as a digest: whoever reads the table gets in nowhere", async () => {
    const token = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const row = await rowOf(await onlySession(rootId));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row?.tokenDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(await found("superadmin", row?.tokenDigest ?? "")).toBeNull();
    expect(await found("superadmin", token)).toBe(rootId);
  });

  it("opens the pages of its own role only, also after the account's role has changed", async () => {
    const token = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    expect(await found("domain-admin", token)).toBeNull();
    await db().update(adminAccount).set({ role: "domain-admin" }).where(eq(adminAccount.id, rootId));
    expect(await found("superadmin", token)).toBeNull();
    expect(await found("domain-admin", token), "it was made for the other role").toBeNull();
  });

  it("is none while its account is switched off", async () => {
    const token = await createAdminSession(db(), { adminId: helperId, role: "domain-admin" });
    await db().update(adminAccount).set({ active: false }).where(eq(adminAccount.id, helperId));
    expect(await found("domain-admin", token)).toBeNull();
    await db().update(adminAccount).set({ active: true }).where(eq(adminAccount.id, helperId));
    expect(await found("domain-admin", token)).toBe(helperId);
  });

  it("ends two hours after its last use, to the millisecond", async () => {
    const token = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const { expires = new Date(0), createdAt = new Date(0) } = (await rowOf(await onlySession(rootId))) ?? {};
    expect(expires.getTime() - createdAt.getTime()).toBe(adminIdleMs);
    expect(await found("superadmin", token, new Date(expires.getTime() - 1))).toBe(rootId);
    expect(await found("superadmin", token, expires)).toBeNull();
  });

  it("is none without the second factor that the role must have, whichever way it was made", async () => {
    const [root, helper] = [
      await createAdminSession(db(), { adminId: rootId, role: "superadmin" }),
      await createAdminSession(db(), { adminId: helperId, role: "domain-admin" }),
    ];
    await setSettings(database.context(), { name: "access", changes: { adminSecondFactor: true } });
    expect(await found("superadmin", root)).toBeNull();
    expect(await found("domain-admin", helper), "the rule of the other role").toBe(helperId);
    await setSettings(database.context(), { name: "access", changes: { domainAdminSecondFactor: true } });
    expect(await found("domain-admin", helper)).toBeNull();
    await db()
      .insert(secondFactor)
      .values({ id: randomUUID(), ownerKind: "mailbox", ownerId: rootId, kind: "totp", name: "not theirs" });
    expect(await found("superadmin", root), "a mailbox of the same id has one").toBeNull();
    await db()
      .insert(secondFactor)
      .values({ id: randomUUID(), ownerKind: "admin", ownerId: rootId, kind: "totp", name: "Phone" });
    expect(await found("superadmin", root)).toBe(rootId);
  });

  it.each(["", "x", "' OR 1=1 -- ", "\u0000"])("is not found by %j", async (token) =>
    expect(await found("superadmin", token)).toBeNull(),
  );

  it("keeps no more of a browser's name than fits", async () => {
    const userAgent = "M".repeat(1_000);
    await createAdminSession(db(), { adminId: rootId, role: "superadmin", userAgent, ip: "192.0.2.1" });
    expect(await listAdminSessions(db(), rootId)).toMatchObject([
      { userAgent: "M".repeat(255), ip: "192.0.2.1" },
    ]);
  });
});

describe("a session that is proved again", () => {
  it("has another token and the same end; the old token is worth nothing (ASVS 7.2.4)", async () => {
    const old = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const id = await onlySession(rootId);
    const before = await rowOf(id);
    const later = new Date(Date.now() + 60_000);
    const fresh = (await renewAdminSession(db(), id, later)) ?? "";
    expect(fresh).not.toBe(old);
    expect([await found("superadmin", old), await found("superadmin", fresh)]).toEqual([null, rootId]);
    const after = await rowOf(id);
    expect(after).toMatchObject({ expires: before?.expires, createdAt: before?.createdAt });
    expect(after?.authenticatedAt.getTime()).toBe(later.getTime());
  });

  it("is not brought back when it has ended meanwhile", async () => {
    const token = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const id = await onlySession(rootId);
    await endAdminSession(db(), token);
    expect(await renewAdminSession(db(), id)).toBeNull();
    expect(await listAdminSessions(db(), rootId)).toEqual([]);
  });

  it("is not proved again by being used", async () => {
    await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const id = await onlySession(rootId);
    const before = await rowOf(id);
    const [end, now] = [new Date(Date.now() + 9_000_000), new Date(Date.now() + 5_000)];
    await extendAdminSession(db(), id, end, now);
    expect(await rowOf(id)).toMatchObject({
      authenticatedAt: before?.authenticatedAt,
      createdAt: before?.createdAt,
      expires: end,
      lastSeenAt: now,
    });
  });
});

describe("ending sessions", () => {
  const own = (): Actor => ({ kind: "domain-admin", id: helperId, name: "helper", domains: [] });
  const eventsOf = async (id: string) =>
    (await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id))).filter(
      ({ action }) => action === "admin-session.end",
    ).length;

  it("ends the one that is named, and leaves the others and those of others", async () => {
    const [first, second] = [
      await createAdminSession(db(), { adminId: helperId, role: "domain-admin" }),
      await createAdminSession(db(), { adminId: helperId, role: "domain-admin" }),
    ];
    const root = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const session = await findAdminSession(db(), "domain-admin", first);
    const input = { adminId: helperId, sessionId: session?.id };
    expect(await endAdminSessions(database.context(own()), input)).toEqual({ ended: 1 });
    expect(await found("domain-admin", first)).toBeNull();
    expect(await found("domain-admin", second)).toBe(helperId);
    expect(await found("superadmin", root)).toBe(rootId);
    expect(await eventsOf(helperId)).toBe(1);
    expect(await endAdminSessions(database.context(own()), input)).toEqual({ ended: 0 });
    expect(await eventsOf(helperId), "nothing has happened, so nothing is told").toBe(1);
  });

  it("does not end somebody else's by an id under one's own name", async () => {
    const root = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const sessionId = await onlySession(rootId);
    expect(await endAdminSessions(database.context(own()), { adminId: helperId, sessionId })).toEqual({
      ended: 0,
    });
    expect(await found("superadmin", root)).toBe(rootId);
  });

  it("is for the administrator itself and for superadmins", async () => {
    await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    const strangers: Actor[] = [
      own(),
      { kind: "mailbox", id: rootId, address: "a@demo.test" },
      { kind: "identity-provider", id: rootId, slug: "x" },
      { kind: "setup-link", id: rootId },
    ];
    for (const actor of strangers)
      await expect(
        endAdminSessions(database.context(actor), { adminId: rootId }),
        actor.kind,
      ).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(await listAdminSessions(db(), rootId)).toHaveLength(1);
    const superadmin: Actor = { kind: "superadmin", id: randomUUID(), name: "another" };
    expect(await endAdminSessions(database.context(superadmin), { adminId: rootId })).toEqual({ ended: 1 });
  });

  it("by their account takes all of it, and the purge takes those that are over and no other", async () => {
    for (const role of ["domain-admin", "domain-admin"] as const)
      await createAdminSession(db(), { adminId: helperId, role });
    const root = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    expect(await endSessionsOfAdmin(db(), helperId)).toBe(2);
    expect(await endSessionsOfAdmin(db(), helperId)).toBe(0);
    const { expires = new Date(0) } = (await rowOf(await onlySession(rootId))) ?? {};
    await purgeAdminSessions(db(), expires);
    expect(await found("superadmin", root)).toBe(rootId);
    await purgeAdminSessions(db(), new Date(expires.getTime() + 1));
    expect(await found("superadmin", root)).toBeNull();
  });
});
