import { and, eq, inArray, isNull, lt, notInArray, or } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { adminSession, externalIdentity, logoutToken, session } from "@/lib/platform/db/schema";
import { inTransaction, isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { tokenDigest } from "@/lib/platform/secrets/token";

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

export type ProviderLogoutOutcome =
  | { ended: number }
  | { ended: null; reason: "taken before" | "session of another subject" };

/**
 * Ends the sessions of portal and console that came from a session at a provider, or all that a subject has opened by it, and says how
 * many there were. A token is good once, and where it names both, the session must be the subject's (OpenID Connect
 * Back-Channel Logout 1.0, section 2.6): else nothing ends. Sessions by password, those that an account of an
 * administrator has opened, and mail apps go on; what a console session by groups has opened ends with that.
 */
export async function endProviderSessions(
  context: Context,
  logout: ProviderLogout,
): Promise<ProviderLogoutOutcome> {
  const { providerId, issuer, tokenId, tooOldAt } = logout;
  const digest = tokenDigest(JSON.stringify([providerId, issuer, tokenId]));
  try {
    return await inTransaction(context, async (tx) => {
      await tx.db.insert(logoutToken).values({ digest, expiresAt: tooOldAt });
      if (await isOfAnother(tx, logout)) return { ended: null, reason: "session of another subject" };
      const [{ affectedRows }] = await tx.db
        .delete(session)
        .where(and(eq(session.identityProviderId, providerId), whose(tx, logout)));
      return { ended: affectedRows + (await endAdminSessions(tx, logout)) };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ended: null, reason: "taken before" };
    throw error;
  }
}

/** Sessions of the console that the subject, or the session at the provider, has opened. */
async function endAdminSessions({ db }: TransactionContext, logout: ProviderLogout): Promise<number> {
  const { providerId, issuer, sessionId, subject } = logout;
  const { identityProviderId, providerSessionId } = adminSession;
  const ofSession = eq(providerSessionId, sessionId ?? "");
  const ofSubject = eq(adminSession.subject, subject ?? "");
  const either = sessionId === null ? undefined : or(ofSession, isNull(providerSessionId));
  const [{ affectedRows }] = await db
    .delete(adminSession)
    .where(
      and(
        eq(identityProviderId, providerId),
        eq(adminSession.issuer, issuer),
        subject === null ? ofSession : and(ofSubject, either),
      ),
    );
  return affectedRows;
}

const linkedMailboxes = ({ db }: TransactionContext, logout: ProviderLogout, subject: string) =>
  db
    .select({ id: externalIdentity.mailboxId })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.identityProviderId, logout.providerId),
        eq(externalIdentity.issuer, logout.issuer),
        eq(externalIdentity.subject, subject),
      ),
    );

/** Whether the session that is named is not that of the subject that is named beside it. */
async function isOfAnother(tx: TransactionContext, logout: ProviderLogout): Promise<boolean> {
  const { providerId, sessionId, subject } = logout;
  if (sessionId === null || subject === null) return false;
  const others = and(
    eq(session.identityProviderId, providerId),
    eq(session.providerSessionId, sessionId),
    notInArray(session.userId, linkedMailboxes(tx, logout, subject)),
  );
  return (await tx.db.$count(session, others)) > 0;
}

/** A session whose ID token named none is known by the person only. */
function whose(tx: TransactionContext, logout: ProviderLogout) {
  const { sessionId, subject } = logout;
  if (subject === null) return eq(session.providerSessionId, sessionId ?? "");
  const ofSubject = inArray(session.userId, linkedMailboxes(tx, logout, subject));
  if (sessionId === null) return ofSubject;
  return and(ofSubject, or(eq(session.providerSessionId, sessionId), isNull(session.providerSessionId)));
}

/** Forgets logout tokens that are too old to be taken anyway. */
export async function purgeLogoutTokens({ db }: Context, now = new Date()): Promise<void> {
  await db.delete(logoutToken).where(lt(logoutToken.expiresAt, now));
}
