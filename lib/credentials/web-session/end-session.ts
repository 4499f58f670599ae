import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { idTokenPurpose } from "@/lib/credentials/web-session/create-session";
import type { Handle } from "@/lib/platform/db/client";
import { identityProvider, mailbox, session } from "@/lib/platform/db/schema";
import { unseal } from "@/lib/platform/secrets/seal";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { type OpenIdSettings, openIdSettings } from "@/lib/providers/openid/openid-settings";

/** What RP-initiated logout needs (OpenID Connect RP-Initiated Logout 1.0), or null for a session without a provider. */
export type EndedSession = {
  issuer: string;
  clientId: string;
  settings: OpenIdSettings;
  idToken: string;
} | null;

/** Ends one session at once. Ending an unknown or ended one is no error. */
export async function endSession(db: Handle, token: string): Promise<EndedSession> {
  const digest = tokenDigest(token);
  const [row] = await db
    .select({
      sealedIdToken: session.sealedIdToken,
      issuer: identityProvider.issuer,
      clientId: identityProvider.clientId,
      settings: identityProvider.settings,
    })
    .from(session)
    .innerJoin(identityProvider, eq(identityProvider.id, session.identityProviderId))
    .where(eq(session.sessionToken, digest));
  await db.delete(session).where(eq(session.sessionToken, digest));
  if (!row?.sealedIdToken) return null;
  return {
    issuer: row.issuer,
    clientId: row.clientId,
    settings: openIdSettings.strip().parse(row.settings),
    idToken: unseal(row.sealedIdToken, idTokenPurpose(digest)),
  };
}

/** Ends every session of a mailbox; part of the transaction of whatever made that necessary. */
export async function endSessionsOfMailbox(db: Handle, mailboxId: string): Promise<void> {
  await db.delete(session).where(eq(session.userId, mailboxId));
}

/** Ends every session that people opened by signing in at a provider. */
export async function endSessionsByProvider(db: Handle, identityProviderId: string): Promise<void> {
  await db.delete(session).where(eq(session.identityProviderId, identityProviderId));
}

/** Ends every session of the mailboxes that have a provider as their source, however they were opened. */
export async function endSessionsOfSource(db: Handle, identityProviderId: string): Promise<void> {
  const own = db
    .select({ id: mailbox.id })
    .from(mailbox)
    .where(eq(mailbox.identityProviderId, identityProviderId));
  await db.delete(session).where(inArray(session.userId, own));
}

/** Ends every session of the mailboxes of a domain. */
export async function endSessionsOfDomain(db: Handle, domainId: string): Promise<void> {
  const own = db.select({ id: mailbox.id }).from(mailbox).where(eq(mailbox.domainId, domainId));
  await db.delete(session).where(inArray(session.userId, own));
}

/** Ends the sessions that people with a provider as their source opened in another way than by signing in there. */
export async function endPasswordSessionsOfSource(db: Handle, identityProviderId: string): Promise<void> {
  const own = db
    .select({ id: mailbox.id })
    .from(mailbox)
    .where(eq(mailbox.identityProviderId, identityProviderId));
  await db
    .delete(session)
    .where(
      and(
        inArray(session.userId, own),
        isNull(session.identityProviderId),
        isNull(session.impersonatedBy),
        isNull(session.impersonatedBySession),
      ),
    );
}

/** Ends every portal session that an administrator has opened as somebody. */
export async function endSessionsImpersonatedBy(db: Handle, adminId: string): Promise<void> {
  await db.delete(session).where(eq(session.impersonatedBy, adminId));
}

/** Removes sessions past their end. They let nobody in any more; this only keeps the table small. */
export async function purgeExpiredSessions(db: Handle, now = new Date()): Promise<void> {
  await db.delete(session).where(lt(session.expires, now));
}
