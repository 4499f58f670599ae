import { and, eq, isNull } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { session } from "@/lib/platform/db/schema";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

/**
 * Gives the portal session of somebody who has just re-authenticated a new token, so that a stolen one is worth
 * nothing any more (OWASP ASVS 5.0, 7.2.4). Its absolute end stays. Null when the session has ended meanwhile, and for
 * one that came from a provider or was opened by an administrator: nobody proves anything here with those.
 */
export async function renewSession(db: Handle, token: string, now = new Date()): Promise<string | null> {
  const renewed = newToken();
  const [{ affectedRows }] = await db
    .update(session)
    .set({ sessionToken: tokenDigest(renewed), authenticatedAt: now })
    .where(
      and(
        eq(session.sessionToken, tokenDigest(token)),
        isNull(session.sealedIdToken),
        isNull(session.impersonatedBy),
        isNull(session.impersonatedBySession),
      ),
    );
  return affectedRows === 1 ? renewed : null;
}
