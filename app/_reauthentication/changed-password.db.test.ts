import { expect, it } from "vitest";
import { sends } from "@/app/(console)/sends";
import { changePassword } from "@/app/(user)/home/security/password-action";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { currentSession } from "@/lib/faces/session/current";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { adminSession, mailbox, secondFactor, session } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

/*
 * Somebody has the cookie of a browser and the password that was saved in it. Where there is a second factor, that must not be enough
 * to count as re-authenticated, which would be enough to take the factor away.
 */

const database = testDatabase();
const db = () => database.client().db;
const passwords = { currentPassword: "a long enough password 1", password: "quite another password 2" };
const authenticatedAt = new Date(Date.now() - 3_600_000);
const changed = { kind: "returned", value: { result: "changed" } };

it.each([
  ["is as fresh as the one before with a second factor", true],
  ["counts as re-authenticated without one", false],
])("the session that follows a changed password %s", async (_, hasSecondFactor) => {
  const { id } = await createTestMailbox(database.context(), { password: passwords.currentPassword });
  const factor = { kind: "totp", name: "x" } as const;
  if (hasSecondFactor) {
    await db()
      .insert(secondFactor)
      .values({ ...factor, ownerKind: "mailbox", ownerId: id });
    await db().update(mailbox).set({ hasSecondFactor });
  }
  const { token } = await createSession(db(), { mailboxId: id });
  await db().update(session).set({ authenticatedAt });
  arriveWith({ [sessionCookieName()]: token });
  const change = (form: unknown) => changePassword({}, form as FormData);
  expect(await callAction(change, [sentForm(passwords)])).toEqual(changed);
  const now = await currentSession();
  expect(now && recentlyAuthenticated(now)).toBe(!hasSecondFactor);
});

it("an administrator's session that follows a changed password is as fresh as the one before", async () => {
  const account = { login: "root@demo.test", password: passwords.currentPassword };
  const { id } = await createSuperadmin(database.context(), account);
  await db().insert(secondFactor).values({ kind: "totp", name: "x", ownerKind: "admin", ownerId: id });
  const token = await createAdminSession(db(), { adminId: id, role: "superadmin" });
  await db().update(adminSession).set({ authenticatedAt });
  arriveWith({ [adminCookieName("superadmin")]: token });
  const change = (form: unknown) => sends("changeOwnPassword")({}, form as FormData);
  expect(await callAction(change, [sentForm({ role: "superadmin", ...passwords })])).toEqual(changed);
  const now = await currentAdmin("superadmin");
  expect(now && recentlyAuthenticated(now)).toBe(false);
});
