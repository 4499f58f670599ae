import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { keepPendingSignIn } from "@/lib/credentials/second-factor/pending-sign-in";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { findSession } from "@/lib/credentials/web-session/queries";
import { changeAdminPassword } from "@/lib/doors/admin-sign-in/change-admin-password";
import { findPendingAdmin, finishAdminSignIn } from "@/lib/doors/admin-sign-in/finish-admin-sign-in";
import { signInAdmin } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { adminAccount, auditEvent, loginAttempt, secondFactor } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const db = () => database.client().db;
const password = "a-long-enough-password";
const login = "root@demo.test";
let ip = 0;
let rootId = "";
let helperId = "";

const from = (address: string) => ({ ...database.context({ kind: "system", job: "sign-in" }), ip: address });
const fresh = () => from(`192.0.2.${++ip}`);
const wrong = { decision: "rejected", reason: "wrong-password" };

beforeAll(async () => {
  rootId = (await createSuperadmin(database.context(), { login, displayName: "", password })).id;
  const helper = { login: "helper@demo.test", password, domains: [] };
  helperId = (await createDomainAdmin(database.context(), helper)).id;
});

describe("an administrator's password", () => {
  it("opens its own role's pages only, and never those of a mailbox or the reverse", async () => {
    expect(
      await signInAdmin(fresh(), { role: "superadmin", login: "ROOT@demo.test", password }),
    ).toMatchObject({
      decision: "accepted",
      next: "set-up",
    });
    expect(
      await signInAdmin(fresh(), { role: "domain-admin", login: "helper@demo.test", password }),
    ).toMatchObject({ decision: "accepted", next: "nothing" });
    await createTestMailbox(database.context(), { address: "mail@demo.test", password });
    for (const [role, name, given] of [
      ["domain-admin", login, password],
      ["superadmin", "helper@demo.test", password],
      ["superadmin", "mail@demo.test", password],
      ["superadmin", "nobody@demo.test", password],
      ["superadmin", login, `${password} `],
      ["superadmin", "' OR 1=1 --", password],
    ] as const)
      expect(await signInAdmin(fresh(), { role, login: name, password: given }), `${role} ${name}`).toEqual(
        wrong,
      );
  });

  it("is braked after ten guesses from one network", async () => {
    const guess = { role: "superadmin", login } as const;
    for (let i = 0; i < 10; i++)
      await signInAdmin(from("198.51.100.1"), { ...guess, password: `guess ${i}` });
    expect(await signInAdmin(from("198.51.100.1"), { ...guess, password })).toMatchObject({
      reason: "too-many-attempts",
    });
    expect(await signInAdmin(from("198.51.100.2"), { ...guess, password })).toMatchObject({
      decision: "accepted",
    });
  });

  it("is unavailable, not wrong, when the database fails, and the login history says so", async () => {
    const broken = { ...fresh(), db: undefined as never };
    expect(await signInAdmin(broken, { role: "superadmin", login, password })).toEqual({
      decision: "unavailable",
    });
    await drainWrites();
    const outages = await db().select().from(loginAttempt).where(eq(loginAttempt.result, "unavailable"));
    expect(outages).toMatchObject([{ address: login, door: "admin", reason: "unavailable" }]);
  });

  it("opens nothing for a disabled account, at the first and at the second step", async () => {
    const token = await keepPendingSignIn(db(), { kind: "admin", id: helperId }, undefined);
    expect(await findPendingAdmin(fresh(), "domain-admin", token)).toMatchObject({ id: helperId });
    expect(await findPendingAdmin(fresh(), "superadmin", token), "the other role's pages").toBeNull();
    await setAdminState(database.context(), { adminId: helperId, active: false });
    expect(await findPendingAdmin(fresh(), "domain-admin", token)).toBeNull();
    expect(await signInAdmin(fresh(), { role: "domain-admin", login: "helper@demo.test", password })).toEqual(
      wrong,
    );
    await setAdminState(database.context(), { adminId: helperId, active: true });
  });

  it("is changed by who knows it, and by nobody in the name of another", async () => {
    const self = {
      ...database.context({ kind: "domain-admin", id: helperId, name: "h", domains: [] }),
      ip: "192.0.2.99",
    };
    const change = { adminId: helperId, currentPassword: "wrong", password: "another long password" };
    expect(await changeAdminPassword(self, change)).toEqual({ changed: false, reason: "wrong-password" });
    await expect(changeAdminPassword(self, { ...change, adminId: rootId })).rejects.toMatchObject({
      code: "forbidden",
    });
    const guessed = { ...change, currentPassword: password, password: "passwort2024" };
    await expect(changeAdminPassword(self, guessed)).rejects.toMatchObject({
      fields: { password: expect.stringContaining("easy to guess") },
    });
    const [before] = await db().select().from(adminAccount).where(eq(adminAccount.id, helperId));
    expect(await changeAdminPassword(self, { ...change, currentPassword: password })).toEqual({
      changed: true,
    });
    const [after] = await db().select().from(adminAccount).where(eq(adminAccount.id, helperId));
    expect(after?.passwordHash).not.toBe(before?.passwordHash);
  });
});

describe("a hash that is quick to guess", () => {
  /** Of `given`, by `doveadm pw` of Dovecot 2.3.19. */
  const weak = "{SSHA.B64}QUIY7UWHU3ggROJZ6Ri7w1VtE1oJyMWW";
  const given = "from the old server";
  const account = async () =>
    (await db().select().from(adminAccount).where(eq(adminAccount.id, helperId)))[0];
  const signIn = (plain: string) =>
    signInAdmin(fresh(), { role: "domain-admin", login: "helper@demo.test", password: plain });

  it("gives way to one of our own after the next right password, on the record; sessions and open forms stay good", async () => {
    await db().update(adminAccount).set({ passwordHash: weak }).where(eq(adminAccount.id, helperId));
    const session = await createAdminSession(db(), { adminId: helperId, role: "domain-admin" });
    const before = await account();
    expect(await signIn("a wrong one")).toEqual(wrong);
    await drainWrites();
    expect((await account())?.passwordHash).toBe(weak);
    expect(await signIn(given)).toMatchObject({ decision: "accepted" });
    await drainWrites();
    const after = await account();
    expect(after?.passwordHash).toMatch(/^\{ARGON2ID\}/);
    expect(after?.version).toBe(before?.version);
    expect([(await signIn(given)).decision, (await signIn("a wrong one")).decision]).toEqual([
      "accepted",
      "rejected",
    ]);
    expect(await findAdminSession(db(), "domain-admin", session)).toMatchObject({ adminId: helperId });
    const events = await db().select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect(events.at(-1)).toMatchObject({
      action: "admin-account.rewrite-password-hash",
      actorKind: "system",
      subjectLabel: "helper@demo.test",
      changes: { passwordHash: { before: "[hidden]", after: "[hidden]" } },
    });
  });

  it("gives no old password back after a change", async () => {
    await db().update(adminAccount).set({ passwordHash: weak }).where(eq(adminAccount.id, helperId));
    expect(await signIn(given)).toMatchObject({ decision: "accepted" });
    await setAdminPassword(database.context(), { adminId: helperId, password });
    await drainWrites();
    expect([(await signIn(given)).decision, (await signIn(password)).decision]).toEqual([
      "rejected",
      "accepted",
    ]);
  });
});

describe("the second step", () => {
  it("needs the factor, works once, and its token is no session anywhere", async () => {
    const owner = { kind: "admin", id: rootId } as const;
    const self = database.context({ kind: "superadmin", id: rootId, name: login });
    const { enrolment } = startTotp(owner, login);
    const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
    const codeAt = (offset: number) => totpCode(secret, totpStep(new Date()) + offset);
    await addTotp(self, { owner, enrolment, code: codeAt(-1) });
    expect(await signInAdmin(fresh(), { role: "superadmin", login, password })).toMatchObject({
      next: "second-factor",
    });

    const token = await keepPendingSignIn(db(), owner, undefined);
    expect(await findAdminSession(db(), "superadmin", token)).toBeNull();
    expect(await findSession(db(), token)).toBeNull();
    // Whoever has a factor must prove it and cannot set up another one instead.
    expect(await findPendingAdmin(fresh(), "superadmin", token)).toMatchObject({ hasSecondFactor: true });
    const session = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    expect(await findAdminSession(db(), "superadmin", session)).toMatchObject({ hasFactor: true });
    const listed = (await listAdminPage(database.context(), {})).items;
    expect(listed.map((one) => [one.login, one.hasSecondFactor])).toEqual([
      ["helper@demo.test", false],
      [login, true],
    ]);
    const finish = (code: string, role: "superadmin" | "domain-admin" = "superadmin") =>
      finishAdminSignIn(fresh(), { role, token, proof: { kind: "totp", code } });
    expect(await finish("000000")).toEqual({ decision: "rejected", reason: "wrong-factor" });
    expect(await finish(codeAt(0), "domain-admin")).toMatchObject({ reason: "sign-in-expired" });
    const both = await Promise.all([finish(codeAt(0)), finish(codeAt(0))]);
    expect(both.filter(({ decision }) => decision === "accepted")).toHaveLength(1);
    expect(await finish(codeAt(1)), "the token is used up").toMatchObject({ reason: "sign-in-expired" });
    await db().delete(secondFactor).where(eq(secondFactor.ownerId, rootId));
  });

  it("cannot be gone round: a superadmin's session without a factor is none", async () => {
    const token = await createAdminSession(db(), { adminId: rootId, role: "superadmin" });
    expect(await findAdminSession(db(), "superadmin", token)).toBeNull();
    const helpers = await createAdminSession(db(), { adminId: helperId, role: "domain-admin" });
    expect(await findAdminSession(db(), "domain-admin", helpers)).toMatchObject({ adminId: helperId });
    const stolen = await createAdminSession(db(), { adminId: helperId, role: "superadmin" });
    expect(await findAdminSession(db(), "superadmin", stolen), "another role's account").toBeNull();
  });

  it("is asked for, and networks are held to, as the settings say", async () => {
    const helper = { role: "domain-admin", login: "second@demo.test", password } as const;
    const { id } = await createDomainAdmin(database.context(), {
      login: helper.login,
      password,
      domains: [],
    });
    const live = await createAdminSession(db(), { adminId: id, role: "domain-admin" });
    const set = (value: Record<string, unknown>) =>
      setSettings(database.context(), { name: "access", changes: value });
    await set({ domainAdminSecondFactor: true });
    expect(await signInAdmin(fresh(), helper)).toMatchObject({ next: "set-up" });
    expect(await findAdminSession(db(), "domain-admin", live), "a session from before").toBeNull();
    await set({ domainAdminSecondFactor: false, domainAdminNetworks: ["203.0.113.0/24"] });
    expect(await signInAdmin(fresh(), helper)).toMatchObject({ reason: "network-not-allowed" });
    const token = await keepPendingSignIn(db(), { kind: "admin", id }, undefined);
    expect(await findPendingAdmin(fresh(), "domain-admin", token)).toBeNull();
    expect(await findPendingAdmin(from("203.0.113.9"), "domain-admin", token)).toMatchObject({ id });
    expect(await signInAdmin(from("203.0.113.9"), helper)).toMatchObject({ decision: "accepted" });
  });

  it("takes no session of a mailbox for a token", async () => {
    const { id } = await createTestMailbox(database.context());
    const { token } = await createSession(db(), { mailboxId: id });
    expect(await findAdminSession(db(), "superadmin", token)).toBeNull();
    expect(await findPendingAdmin(fresh(), "superadmin", token)).toBeNull();
  });
});
