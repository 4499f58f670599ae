import { redirect } from "next/navigation";
import { recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import {
  ReauthenticationNeeded,
  reauthenticationMethods,
} from "@/lib/credentials/admin-session/reauthentication-needed";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { adminLoginPath } from "@/lib/faces/session/admin-path";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { signedOut } from "@/lib/faces/session/signed-out";
import { visitorAs } from "@/lib/faces/session/visitor";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";

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
