import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { externalIdentity, logoutToken, session } from "@/lib/db/schema";
import { inTransaction, isDuplicate } from "@/lib/db/transaction";
import { tokenDigest } from "@/lib/secrets/token";

/** A provider's word that sessions there have ended, as a verified logout token gives it. */
export interface ProviderLogout {
  providerId: string;
  issuer: string;
  /** Names the token, which is good once. */
  tokenId: string;
  /** From then on the token would be refused for its age. */
  tooOldAt: Date;
  /** The session at the provider; null: all of the subject's. One of the two is there. */
  sessionId: string | null;
  subject: string | null;
}

/**
 * Ends the portal sessions that came from a session at a provider, or all that a subject has opened by it, and says how
 * many there were; null for a token that was taken before. Both in one transaction. Sessions by password, those that an
 * administrator has opened, and mail apps go on.
 */
export async function endProviderSessions(context: Context, logout: ProviderLogout): Promise<number | null> {
  const { providerId, issuer, tokenId, tooOldAt } = logout;
  const digest = tokenDigest(JSON.stringify([providerId, issuer, tokenId]));
  try {
    return await inTransaction(context, async ({ db }) => {
      await db.insert(logoutToken).values({ digest, expiresAt: tooOldAt });
      const [ended] = await db
        .delete(session)
        .where(and(eq(session.identityProviderId, providerId), whose(context, logout)));
      return ended.affectedRows;
    });
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

/** A session whose ID token named none is known by the person only. */
function whose({ db }: Context, { providerId, issuer, sessionId, subject }: ProviderLogout) {
  if (subject === null) return eq(session.providerSessionId, sessionId ?? "");
  const linked = db
    .select({ id: externalIdentity.mailboxId })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.identityProviderId, providerId),
        eq(externalIdentity.issuer, issuer),
        eq(externalIdentity.subject, subject),
      ),
    );
  const ofSubject = inArray(session.userId, linked);
  if (sessionId === null) return ofSubject;
  return or(eq(session.providerSessionId, sessionId), and(isNull(session.providerSessionId), ofSubject));
}

/** Forgets logout tokens that are too old to be taken anyway. */
export async function purgeLogoutTokens({ db }: Context, now = new Date()): Promise<void> {
  await db.delete(logoutToken).where(lt(logoutToken.expiresAt, now));
}
