import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { sessionActor } from "@/lib/accounts/admin-account/session-actor";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { extendedAdminEnd, recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import { extendAdminSession, findAdminSession } from "@/lib/credentials/admin-session/queries";
import {
  ReauthenticationNeeded,
  reauthenticationMethods,
} from "@/lib/credentials/admin-session/reauthentication-needed";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { adminLoginPath } from "@/lib/faces/session/admin-path";
import { signedOut } from "@/lib/faces/session/signed-out";
import { visitorAs } from "@/lib/faces/session/visitor";
import type { Actor } from "@/lib/platform/actor";
import { databaseClient } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";

/** The signed-in administrator as pages may see it: no secret in it. */
export interface AdminSession {
  id: string;
  role: AdminRole;
  adminId: string;
  login: string;
  displayName: string;
  mayImpersonate: boolean;
  hasFactor: boolean;
  authenticatedAt: Date;
  /** The provider of somebody who administers by groups there; null: an account here. */
  provider: { slug: string; name: string } | null;
  /** As whom the session acts; its domains are read afresh at every request. */
  actor: Extract<Actor, { kind: AdminRole }>;
}

/** The administrator of this request at the pages of a role, or null. Every page, action and route asks for itself. */
export const currentAdmin = cache(async (role: AdminRole): Promise<AdminSession | null> => {
  const token = (await cookies()).get(adminCookieName(role))?.value;
  if (!token) return null;
  const { db } = databaseClient();
  const { ip } = await visitorAs({ kind: "system", job: "sign-in" });
  const found = (await isAdminNetwork(db, role, ip)) ? await findAdminSession(db, role, token) : null;
  if (!found) return null;
  const end = extendedAdminEnd(found, new Date());
  if (end) await extendAdminSession(db, found.id, end);
  const { createdAt, expires, byGroups, ...session } = found;
  const provider = byGroups && { slug: byGroups.slug, name: byGroups.name };
  return { ...session, role, provider, actor: await sessionActor(db, role, found) };
});

/** For actions and route handlers: the session with a context that acts as its administrator. Throws `unauthenticated`. */
export async function adminContext(role: AdminRole) {
  const session = await currentAdmin(role);
  if (!session) throw new AppError("unauthenticated", signedOut);
  const visitor = await visitorAs(session.actor);
  return { session, visitor, context: visitor.context };
}

/**
 * For actions that are dangerous: as `adminContext`, and throws `ReauthenticationNeeded` when the person has not re-authenticated lately.
 * Forms use such an action with `useReauthenticatedAction`, which asks for it and sends the same again.
 */
export async function reauthenticatedAdminContext(role: AdminRole) {
  const admin = await adminContext(role);
  if (recentlyAuthenticated(admin.session)) return admin;
  if (admin.session.provider) throw new ReauthenticationNeeded(["provider"]);
  const factors = await listFactors(admin.context.db, { kind: "admin", id: admin.session.adminId });
  throw new ReauthenticationNeeded(reauthenticationMethods(factors));
}

/** For pages: as `adminContext`, but whoever is not signed in goes to the role's login page and comes back to `path`. */
export async function requireAdminPage(role: AdminRole, path: string) {
  if (!(await currentAdmin(role))) redirect(adminLoginPath(role, path));
  return adminContext(role);
}
