import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { renewAdminSession } from "@/lib/credentials/admin-session/renew-session";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import type { Reauthentication } from "@/lib/credentials/second-factor/reauthentication";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { reauthenticate } from "@/lib/doors/admin-sign-in/reauthenticate";
import type { Actor } from "@/lib/platform/actor";
import { adminSession } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const password = "a-long-enough-password";
let adminId = "";

const as = (id: string): Actor => ({ kind: "superadmin", id, name: "root@again.test" });
const byPassword = (text: string): Reauthentication => ({ kind: "local-password", password: text });
const prove = (proof: Reauthentication, ip = "192.0.2.1") =>
  reauthenticate({ ...database.context(as(adminId)), ip }, { adminId, proof });

beforeAll(async () => {
  const account = { login: "root@again.test", displayName: "", password };
  adminId = (await createSuperadmin(database.context(), account)).id;
});

it("takes the password while there is no second factor, and brakes guesses", async () => {
  expect(await prove(byPassword(password))).toMatchObject({ decision: "accepted", adminId });
  for (let i = 0; i < 10; i++)
    expect(await prove(byPassword(`guess ${i}`), "198.51.100.7")).toMatchObject({ reason: "wrong-password" });
  expect(await prove(byPassword(password), "198.51.100.7")).toMatchObject({ reason: "too-many-attempts" });
});

it("is for the administrator itself only", async () => {
  const other = database.context(as("0192f5a0-0000-7000-8000-000000000000"));
  const asked = { adminId, proof: byPassword(password) };
  await expect(reauthenticate(other, asked)).rejects.toMatchObject({ code: "forbidden" });
});

it("gives the session a new token, and no life beyond its end", async () => {
  const { db } = database.client();
  const token = await createAdminSession(db, { adminId, role: "superadmin" });
  const old = new Date(Date.now() - 3_600_000);
  await db.update(adminSession).set({ authenticatedAt: old }).where(eq(adminSession.adminId, adminId));
  const [before] = await db.select().from(adminSession).where(eq(adminSession.adminId, adminId));
  const renewed = await renewAdminSession(db, before?.id ?? "");
  expect(await findAdminSession(db, "superadmin", token)).toBeNull();
  const [after] = await db.select().from(adminSession).where(eq(adminSession.adminId, adminId));
  expect(after).toMatchObject({ id: before?.id, expires: before?.expires, createdAt: before?.createdAt });
  expect(after?.tokenDigest).not.toContain(renewed);
  expect(after?.authenticatedAt.getTime()).toBeGreaterThan(old.getTime());
  await db.delete(adminSession).where(eq(adminSession.adminId, adminId));
  expect(await renewAdminSession(db, before?.id ?? "")).toBeNull();
});

it("takes the second factor once one is set up, and the password no more", async () => {
  const owner = { kind: "admin", id: adminId } as const;
  const context = database.context(as(adminId));
  const { enrolment } = startTotp(owner, "root@again.test");
  const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
  const now = totpStep(new Date());
  await addTotp(context, { owner, enrolment, code: totpCode(secret, now - 1) });
  expect(await prove(byPassword(password))).toMatchObject({ reason: "wrong-factor" });
  expect(await prove({ kind: "totp", code: "000000" })).toMatchObject({ reason: "wrong-factor" });
  expect(await prove({ kind: "totp", code: totpCode(secret, now) })).toMatchObject({ decision: "accepted" });
});
