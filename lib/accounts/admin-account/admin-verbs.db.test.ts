import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { deleteAdmin } from "@/lib/accounts/admin-account/delete-admin";
import { domainsOfAdmin, getAdminAccount, getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { setAdminDomains } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminRole } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { updateAdmin } from "@/lib/accounts/admin-account/update-admin";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, session } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const password = "a-long-enough-password";
let number = 0;

beforeAll(async () => {
  for (const name of ["one.test", "two.test"]) await createTestDomain(database.context(), { name });
});

async function domainAdmin(change: object = {}) {
  const login = `d${++number}@demo.test`;
  const { id } = await createDomainAdmin(database.context(), {
    login,
    password,
    domains: ["one.test"],
    ...change,
  });
  return {
    id,
    login,
    actor: { kind: "domain-admin", id, name: login, domains: ["one.test"] } satisfies Actor,
  };
}

describe("a domain admin", () => {
  it("is created with its domains, which can be replaced", async () => {
    const { id, login } = await domainAdmin({ domains: ["TWO.test", "one.test", "one.test"] });
    expect(await domainsOfAdmin(db(), id)).toEqual(["one.test", "two.test"]);
    const { version } = await getAdminByLogin(db(), login.toUpperCase());
    await setAdminDomains(database.context(), {
      adminId: id,
      domains: ["two.test"],
      expectedVersion: version,
    });
    expect(await domainsOfAdmin(db(), id)).toEqual(["two.test"]);
    const stale = { adminId: id, domains: [], expectedVersion: version };
    await expect(setAdminDomains(database.context(), stale)).rejects.toMatchObject({ code: "conflict" });
    await expect(
      setAdminDomains(database.context(), { adminId: id, domains: ["absent.test"] }),
    ).rejects.toMatchObject({
      code: "invalid-input",
      fields: { domains: expect.stringContaining("absent.test") },
    });
  });

  it("loses the mailboxes it has open with the domain, the permission or the account", async () => {
    const { id, actor } = await domainAdmin({ mayImpersonate: true });
    const mailbox = await createTestMailbox(database.context(), { address: `m${number}@one.test` });
    const opened = () => db().$count(session, eq(session.impersonatedBy, id));
    const change = { adminId: id };
    for (const close of [
      () => setAdminDomains(database.context(), { ...change, domains: [] }),
      () => updateAdmin(database.context(), { ...change, mayImpersonate: false }),
      () => setAdminState(database.context(), { ...change, active: false }),
    ]) {
      await setAdminState(database.context(), { ...change, active: true });
      await updateAdmin(database.context(), { ...change, mayImpersonate: true });
      await impersonateMailbox(database.context(actor), { mailboxId: mailbox.id });
      expect(await opened()).toBe(1);
      await close();
      expect(await opened()).toBe(0);
    }
  });
});

describe("administering administrators", () => {
  it("is for superadmins and the shell, in every verb", async () => {
    const { id, actor, login } = await domainAdmin();
    const other = await domainAdmin();
    for (const who of [actor, { kind: "mailbox", id, address: login } as const]) {
      const context = database.context(who);
      const adminId = other.id;
      for (const attempt of [
        createDomainAdmin(context, { login: "new@demo.test", password, domains: [] }),
        updateAdmin(context, { adminId, mayImpersonate: true }),
        updateAdmin(context, { adminId: id, mayImpersonate: true }),
        setAdminDomains(context, { adminId: id, domains: ["two.test"] }),
        setAdminState(context, { adminId, active: false }),
        setAdminPassword(context, { adminId, password: "another long password" }),
        endAdminSessions(context, { adminId }),
        deleteAdmin(context, { adminId }),
      ])
        await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("ends the sessions of whoever is disabled or gets a new password", async () => {
    const { id } = await domainAdmin();
    const open = () => createAdminSession(db(), { adminId: id, role: "domain-admin" });
    const found = (token: string) => findAdminSession(db(), "domain-admin", token);
    const first = await open();
    expect(await findAdminSession(db(), "superadmin", first), "the other role's pages").toBeNull();
    expect(await found(first)).toMatchObject({ adminId: id });
    await setAdminPassword(database.context(), { adminId: id, password: "another long password" });
    expect(await found(first)).toBeNull();
    const second = await open();
    await setAdminState(database.context(), { adminId: id, active: false });
    expect(await found(second)).toBeNull();
    const third = await open();
    expect(await found(third), "a session made while it was disabled").toBeNull();
    expect(await endAdminSessions(database.context(), { adminId: id })).toEqual({ ended: 1 });
  });

  it("never loses the last active superadmin, not even to two at the same time", async () => {
    const make = (login: string) =>
      createSuperadmin(database.context(), { login, displayName: "", password });
    const one = await make("one@demo.test");
    const off = { adminId: one.id, active: false };
    await expect(setAdminState(database.context(), off)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteAdmin(database.context(), { adminId: one.id })).rejects.toMatchObject({
      code: "conflict",
    });
    const two = await make("two@demo.test");
    const outcomes = await Promise.allSettled([
      setAdminState(database.context(), off),
      deleteAdmin(database.context(), { adminId: two.id }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const active = db().$count(adminAccount, eq(adminAccount.role, "superadmin"));
    expect(await active).toBeGreaterThan(0);
  });

  it("changes names with a version", async () => {
    const { id } = await domainAdmin();
    await updateAdmin(database.context(), { adminId: id, displayName: "Dora", expectedVersion: 1 });
    await expect(
      updateAdmin(database.context(), { adminId: id, displayName: "Dana", expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: "conflict", fields: { displayName: expect.any(String) } });
    expect(await getAdminAccount(db(), id)).toMatchObject({ displayName: "Dora", hasSecondFactor: false });
  });
});

describe("impersonateMailbox", () => {
  it("wants the permission and the domain, and ends after an hour", async () => {
    const { actor } = await domainAdmin({ mayImpersonate: true });
    const { actor: without } = await domainAdmin();
    const mine = await createTestMailbox(database.context(), { address: `o${number}@one.test` });
    const foreign = await createTestMailbox(database.context(), { address: `o${number}@two.test` });
    const open = (who: Actor, mailboxId: string) => impersonateMailbox(database.context(who), { mailboxId });
    for (const [who, mailboxId] of [
      [without, mine.id],
      [actor, foreign.id],
      [{ kind: "mailbox", ...mine }, mine.id],
      [{ kind: "cli", user: "root" }, mine.id],
    ] as const)
      await expect(open(who, mailboxId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await open(actor, mine.id)).toMatchObject({ address: mine.address });
    const [row] = await db().select().from(session).where(eq(session.impersonatedBy, actor.id));
    const left = (row?.expires.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(59 * 60_000);
    expect(left).toBeLessThanOrEqual(60 * 60_000);
  });
});

describe("a role", () => {
  it("is changed with everything that belongs to the old one", async () => {
    const { id } = await domainAdmin();
    const { version } = await getAdminAccount(db(), id);
    const token = await createAdminSession(db(), { adminId: id, role: "domain-admin" });
    await setAdminRole(database.context(), { adminId: id, role: "superadmin", expectedVersion: version });
    expect(await getAdminAccount(db(), id)).toMatchObject({ role: "superadmin", version: version + 1 });
    expect(await domainsOfAdmin(db(), id)).toEqual([]);
    expect(await findAdminSession(db(), "domain-admin", token)).toBeNull();
    await expect(
      setAdminRole(database.context(), { adminId: id, role: "domain-admin", expectedVersion: version }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("stays with the last active superadmin", async () => {
    const [last, ...others] = await db()
      .select({ id: adminAccount.id })
      .from(adminAccount)
      .where(and(eq(adminAccount.role, "superadmin"), eq(adminAccount.active, true)));
    for (const { id } of others)
      await setAdminRole(database.context(), { adminId: id, role: "domain-admin" });
    await expect(
      setAdminRole(database.context(), { adminId: last?.id ?? "", role: "domain-admin" }),
    ).rejects.toMatchObject({ code: "conflict" });
    for (const { id } of others) await setAdminRole(database.context(), { adminId: id, role: "superadmin" });
  });

  it("is given by superadmins only", async () => {
    const { id, actor } = await domainAdmin();
    await expect(
      setAdminRole(database.context(actor), { adminId: id, role: "superadmin" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
