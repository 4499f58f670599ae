import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { usesHttps } from "@/lib/platform/uses-https";

const prefix = () => (usesHttps() ? "__Host-" : "");

/** Each role has a cookie of its own: no role's session is known to the pages of another, nor to the portal. */
export const adminCookieName = (role: AdminRole): string =>
  `${prefix()}letterlock-${role === "superadmin" ? "admin" : "domain-admin"}`;

/** The cookie of somebody who has given the password and not the second factor yet. */
export const adminStepCookieName = (role: AdminRole): string => `${adminCookieName(role)}-step`;

/** Strict: a link from elsewhere never brings an administrator's session along. */
export const adminCookieOptions = () => ({
  path: "/",
  httpOnly: true,
  secure: usesHttps(),
  sameSite: "strict" as const,
});
