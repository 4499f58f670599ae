import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { redeemSetupLink } from "@/lib/accounts/admin-account/redeem-setup-link";
import { adminAccount, auditEvent, setupLink } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const db = () => database.client().db;
const visitor = () => database.context({ kind: "setup-link", id: "set-up" });
const person = { login: "Root@Demo.Test", displayName: "Root", password: "a long enough password" };
const redeem = (token: string, change: object = {}) =>
  redeemSetupLink(visitor(), { ...person, token, ...change });

// One story: whether a link is needed depends on what went before.
describe("the first superadmin", () => {
  it("cannot be made by a made-up, an expired or a used link", async () => {
    expect(await redeem("made-up")).toEqual({ redeemed: false, reason: "unknown" });
    const { token } = await createSetupLink(database.context(), {});
    await db()
      .update(setupLink)
      .set({ expiresAt: new Date(0) })
      .where(eq(setupLink.tokenDigest, tokenDigest(token)));
    expect(await redeem(token)).toEqual({ redeemed: false, reason: "expired" });
    await db()
      .update(setupLink)
      .set({ expiresAt: new Date(Date.now() + 60_000), usedAt: new Date() });
    expect(await redeem(token)).toEqual({ redeemed: false, reason: "used" });
    expect((await listAdminPage(database.context(), {})).items).toEqual([]);
  });

  it("is made by exactly one of two links at the same time; a refused password leaves the link valid", async () => {
    const first = await createSetupLink(database.context(), {});
    const second = await createSetupLink(database.context(), {});
    expect(first.expiresAt.getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await expect(redeem(first.token, { password: "short" })).rejects.toMatchObject({
      code: "invalid-input",
      fields: { password: expect.any(String) },
    });
    await expect(redeem(first.token, { password: "administrator1" })).rejects.toMatchObject({
      fields: { password: expect.stringContaining("easy to guess") },
    });
    await expect(redeem(first.token, { login: "root" })).rejects.toMatchObject({
      fields: { login: expect.any(String) },
    });
    const outcomes = await Promise.all([
      redeem(first.token),
      redeem(second.token, { login: "other@demo.test" }),
    ]);
    expect(outcomes).toContainEqual({ redeemed: true });
    expect(outcomes).toContainEqual({ redeemed: false, reason: "not-needed" });
    const accounts = (await listAdminPage(database.context(), {})).items;
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ role: "superadmin", active: true });
    expect(accounts[0]).not.toHaveProperty("passwordHash");
    const [event] = await db().select().from(auditEvent).where(eq(auditEvent.action, "admin-account.create"));
    expect(event).toMatchObject({ actorKind: "setup-link", subjectId: accounts[0]?.id });
    expect(JSON.stringify(event?.changes)).not.toContain("argon2");
  });

  it("needs no further link", async () => {
    await expect(createSetupLink(database.context(), {})).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("createSuperadmin", () => {
  it("creates further administrators under their canonical login, each login once", async () => {
    const made = await createSuperadmin(database.context(), { ...person, login: "Second@Demo.Test" });
    expect(made.login).toBe("second@demo.test");
    const [row] = await db().select().from(adminAccount).where(eq(adminAccount.id, made.id));
    expect(row?.passwordHash).toMatch(/^\{ARGON2ID\}/);
    await expect(
      createSuperadmin(database.context(), { ...person, login: "second@demo.test" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is for superadmins and the shell only", async () => {
    for (const actor of [
      { kind: "domain-admin", id: "d", name: "d", domains: ["demo.test"] },
      { kind: "mailbox", id: "m", address: "m@demo.test" },
      { kind: "setup-link", id: "s" },
    ] as const) {
      const context = database.context(actor);
      await expect(createSuperadmin(context, person)).rejects.toMatchObject({ code: "forbidden" });
      await expect(createSetupLink(context, {})).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
