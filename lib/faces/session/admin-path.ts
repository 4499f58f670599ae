import { ownPath } from "@/lib/faces/session/next-path";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/** Where the pages of a role begin. */
export const consolePath = (role: AdminRole): "/admin" | "/domain-admin" =>
  role === "superadmin" ? "/admin" : "/domain-admin";

/** The role whose pages begin with `/segment`, or null. */
export function roleAt(segment: string): AdminRole | null {
  if (segment === "admin") return "superadmin";
  return segment === "domain-admin" ? "domain-admin" : null;
}

/** The role that a path of our own is a page of, or null. */
export const roleOfPath = (path: string): AdminRole | null => roleAt(path.split(/[/?]/)[1] ?? "");

/** Where to go after a sign-in: a page of the same role, its start page for anything else. */
export function consoleTarget(role: AdminRole, next: unknown): string {
  const path = ownPath(next);
  const start = consolePath(role);
  return path && (path === start || path.startsWith(`${start}/`)) ? path : start;
}

/** The login page of a role, which leads on to `next`; to the role's start page without one. */
export function adminLoginPath(role: AdminRole, next?: unknown): string {
  const target = consoleTarget(role, next);
  const login = `${consolePath(role)}/login`;
  return target === consolePath(role) ? login : `${login}?next=${encodeURIComponent(target)}`;
}

/** The login page, with why somebody is there. */
export const withReason = (loginPath: string, why: Readonly<Record<string, string>>): string =>
  `${loginPath}${loginPath.includes("?") ? "&" : "?"}${new URLSearchParams(why)}`;
