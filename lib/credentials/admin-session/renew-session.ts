import { eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { adminSession } from "@/lib/platform/db/schema";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

/**
 * Gives the session of somebody who has just re-authenticated a new token, so that a stolen one is worth nothing
 * any more (OWASP ASVS 5.0, 7.2.4). Its absolute end stays. Null when the session has ended meanwhile.
 */
export async function renewAdminSession(db: Handle, id: string, now = new Date()): Promise<string | null> {
  const token = newToken();
  const [{ affectedRows }] = await db
    .update(adminSession)
    .set({ tokenDigest: tokenDigest(token), authenticatedAt: now })
    .where(eq(adminSession.id, id));
  return affectedRows === 1 ? token : null;
}
