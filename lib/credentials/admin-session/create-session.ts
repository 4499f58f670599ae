import { adminIdleMs } from "@/lib/credentials/admin-session/lifetime";
import type { Handle } from "@/lib/platform/db/client";
import { adminSession } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";
import type { ProviderPerson } from "@/lib/providers/group/queries";

/** Somebody whom a provider has signed in, and who administers by groups there. */
export interface SignedOnPerson extends ProviderPerson {
  personName: string;
  providerSessionId: string | null;
  /** When the provider asked the person who it is, by its own word; null: it does not say. */
  authenticatedAt: Date | null;
}

type AdminSessionOrigin = {
  role: AdminRole;
  ip?: string | undefined;
  userAgent?: string | undefined;
} & (
  | {
      adminId: string;
      /** When the administrator last authenticated, with a second factor where there is one; left out: now. */
      authenticatedAt?: Date;
    }
  | { person: SignedOnPerson }
);

/** Nothing dangerous is done with a session of somebody of whom nobody knows when it last authenticated. */
const never = new Date(0);

/** Starts a session of an administrator who has given every proof; its token is in the browser's cookie only. */
export async function createAdminSession(db: Handle, origin: AdminSessionOrigin): Promise<string> {
  const token = newToken();
  const now = new Date();
  const whose =
    "adminId" in origin
      ? { adminId: origin.adminId, authenticatedAt: origin.authenticatedAt ?? now }
      : { ...origin.person, authenticatedAt: origin.person.authenticatedAt ?? never };
  await db.insert(adminSession).values({
    ...whose,
    tokenDigest: tokenDigest(token),
    role: origin.role,
    expires: new Date(now.getTime() + adminIdleMs),
    ip: origin.ip ?? null,
    userAgent: origin.userAgent?.slice(0, 255) ?? null,
    createdAt: now,
    lastSeenAt: now,
  });
  return token;
}
