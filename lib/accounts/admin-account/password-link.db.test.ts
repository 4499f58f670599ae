import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createPasswordLink } from "@/lib/accounts/admin-account/create-password-link";
import { findPasswordLink, redeemPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, auditEvent, passwordLink } from "@/lib/platform/db/schema";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const db = () => database.client().db;
const password = "a-long-enough-password";
const chosen = "chosen by herself";
let number = 0;
let adminId = "";

const link = async () => {
  const { url } = await createPasswordLink(database.context(), { adminId });
  return new URL(url).searchParams.get("token") ?? "";
};
const redeem = (token: string, given = chosen) =>
  redeemPasswordLink(database.context({ kind: "setup-link", id: "x" }), { token, password: given });
const hash = async () =>
  (await db().select().from(adminAccount).where(eq(adminAccount.id, adminId)))[0]?.passwordHash ?? "";

beforeEach(async () => {
  const login = `link${++number}@demo.test`;
  adminId = (await createDomainAdmin(database.context(), { login, password, domains: [] })).id;
});

it("sets the password once, ends the sessions, and leaves no token readable", async () => {
  const session = await createAdminSession(db(), { adminId, role: "domain-admin" });
  const token = await link();
  expect(await findPasswordLink(db(), token)).toMatchObject({ adminId, role: "domain-admin" });
  expect(
    JSON.stringify([await db().select().from(passwordLink), await db().select().from(auditEvent)]),
  ).not.toContain(token);
  expect(await redeem(token)).toEqual({ redeemed: true });
  expect(await verifyPassword(chosen, await hash())).toBe(true);
  expect(await findAdminSession(db(), "domain-admin", session)).toBeNull();
  expect(await redeem(token)).toEqual({ redeemed: false });
});

it("stays good after a password that the policy refuses or that is easily guessed", async () => {
  const token = await link();
  await expect(redeem(token, "short")).rejects.toMatchObject({ code: "invalid-input" });
  await expect(redeem(token, "passwort2024")).rejects.toMatchObject({
    fields: { password: expect.stringContaining("easy to guess") },
  });
  expect(await redeem(token)).toEqual({ redeemed: true });
});

it("works for one of two who use it at the same time", async () => {
  const token = await link();
  const both = await Promise.all([redeem(token), redeem(token, "chosen by another")]);
  expect(both.filter(({ redeemed }) => redeemed)).toHaveLength(1);
});

it("ends with the next link, a new password, its time, and while the account is disabled", async () => {
  const first = await link();
  const second = await link();
  expect(await redeem(first)).toEqual({ redeemed: false });
  expect(await findPasswordLink(db(), second, new Date(Date.now() + 25 * 3_600_000))).toBeNull();
  await setAdminState(database.context(), { adminId, active: false });
  expect(await redeem(second)).toEqual({ redeemed: false });
  await setAdminState(database.context(), { adminId, active: true });
  await setAdminPassword(database.context(), { adminId, password });
  expect(await redeem(second)).toEqual({ redeemed: false });
  expect(await redeem("made up")).toEqual({ redeemed: false });
});

it("is made by superadmins", async () => {
  const actor: Actor = { kind: "domain-admin", id: adminId, name: "d", domains: [] };
  await expect(createPasswordLink(database.context(actor), { adminId })).rejects.toMatchObject({
    code: "forbidden",
  });
});
