import { cookies } from "next/headers";
import { domainsOfAdmin } from "@/lib/accounts/admin-account/queries";
import {
  adminCookieName,
  adminCookieOptions,
  adminStepCookieName,
} from "@/lib/credentials/admin-session/cookie";
import { createAdminSession, type SignedOnPerson } from "@/lib/credentials/admin-session/create-session";
import { endAdminSession, endReplacedSessions } from "@/lib/credentials/admin-session/end-session";
import { adminAbsoluteMs } from "@/lib/credentials/admin-session/lifetime";
import { renewAdminSession } from "@/lib/credentials/admin-session/renew-session";
import {
  keepPendingSignIn,
  pendingLifetimeMs,
  takePendingSignIn,
} from "@/lib/credentials/second-factor/pending-sign-in";
import { findPendingAdmin } from "@/lib/doors/admin-sign-in/finish-admin-sign-in";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { visitorAs } from "@/lib/faces/session/visitor";
import type { Actor } from "@/lib/platform/actor";
import { databaseClient } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/** After the right password: a cookie for the second step, which no other page takes. */
export async function startAdminStep(role: AdminRole, adminId: string, visitor: Visitor): Promise<void> {
  const token = await keepPendingSignIn(visitor.context.db, { kind: "admin", id: adminId }, visitor.ip);
  const expires = new Date(Date.now() + pendingLifetimeMs);
  (await cookies()).set(adminStepCookieName(role), token, { ...adminCookieOptions(), expires });
}

/** Somebody at the second step: who has given the password and nothing else; else null. */
export async function pendingAdmin(role: AdminRole) {
  const token = (await cookies()).get(adminStepCookieName(role))?.value;
  if (!token) return null;
  const { context } = await visitorAs({ kind: "system", job: "sign-in" });
  const account = await findPendingAdmin(context, role, token);
  if (!account) return null;
  const { id, login: name } = account;
  const actor: Actor =
    role === "superadmin"
      ? { kind: "superadmin", id, name }
      : { kind: "domain-admin", id, name, domains: await domainsOfAdmin(context.db, id) };
  return { token, account, visitor: await visitorAs(actor) };
}

/**
 * Starts the session of an administrator who has given every proof, under a new token, and ends the one and the
 * second step that this browser had before.
 */
export const openAdminSession = (role: AdminRole, adminId: string, visitor: Visitor): Promise<void> =>
  open(role, { adminId }, visitor);

/**
 * Starts another session of an administrator whose password has just been changed, which has ended the one before. The current
 * password alone is no re-authentication where there is a second factor: then the new session is as fresh as the old one was.
 */
export const reopenAdminSession = (
  role: AdminRole,
  { adminId, authenticatedAt, hasFactor }: { adminId: string; authenticatedAt: Date; hasFactor: boolean },
  visitor: Visitor,
): Promise<void> => open(role, { adminId, ...(hasFactor ? { authenticatedAt } : {}) }, visitor);

async function open(
  role: AdminRole,
  whose: { adminId: string; authenticatedAt?: Date },
  { context: { db }, ip, userAgent }: Visitor,
): Promise<void> {
  await endAdminCookies(role);
  await setSessionCookie(role, await createAdminSession(db, { ...whose, role, ip, userAgent }));
}

/**
 * Starts the session of somebody whom a provider has signed in, who administers by groups there. The way back from it brings
 * no cookie of ours along (SameSite=Strict), so that a session that this one replaces is known by the person and the browser.
 */
export async function openSessionByGroups(
  role: AdminRole,
  person: SignedOnPerson,
  { context: { db }, ip, userAgent }: Visitor,
): Promise<void> {
  await endReplacedSessions(db, { role, person, userAgent });
  await setSessionCookie(role, await createAdminSession(db, { person, role, ip, userAgent }));
}

/** Marks the session of somebody who has just re-authenticated, under a new token. */
export async function renewOwnSession(role: AdminRole, sessionId: string): Promise<void> {
  const token = await renewAdminSession(databaseClient().db, sessionId);
  if (token) await setSessionCookie(role, token);
}

async function setSessionCookie(role: AdminRole, token: string): Promise<void> {
  const expires = new Date(Date.now() + adminAbsoluteMs);
  (await cookies()).set(adminCookieName(role), token, { ...adminCookieOptions(), expires });
}

/** Signs an administrator out of this browser. */
export const signOutAdmin = (role: AdminRole): Promise<void> => endAdminCookies(role);

async function endAdminCookies(role: AdminRole): Promise<void> {
  const jar = await cookies();
  const { db } = databaseClient();
  const session = jar.get(adminCookieName(role))?.value;
  const step = jar.get(adminStepCookieName(role))?.value;
  if (session) await endAdminSession(db, session);
  if (step) await takePendingSignIn(db, step);
  for (const name of [adminCookieName(role), adminStepCookieName(role)])
    if (jar.has(name)) jar.set(name, "", { ...adminCookieOptions(), maxAge: 0 });
}
