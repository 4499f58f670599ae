import { adminIdleMs } from "@/lib/credentials/admin-session/lifetime";
import type { Handle } from "@/lib/platform/db/client";
import { adminSession } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

interface AdminSessionOrigin {
  adminId: string;
  role: AdminRole;
  ip?: string | undefined;
  userAgent?: string | undefined;
}

/** Starts a session of an administrator who has given every proof; its token is in the browser's cookie only. */
export async function createAdminSession(db: Handle, origin: AdminSessionOrigin): Promise<string> {
  const token = newToken();
  const now = new Date();
  await db.insert(adminSession).values({
    tokenDigest: tokenDigest(token),
    adminId: origin.adminId,
    role: origin.role,
    expires: new Date(now.getTime() + adminIdleMs),
    authenticatedAt: now,
    ip: origin.ip ?? null,
    userAgent: origin.userAgent?.slice(0, 255) ?? null,
    createdAt: now,
    lastSeenAt: now,
  });
  return token;
}
