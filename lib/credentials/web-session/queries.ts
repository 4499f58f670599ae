import { and, desc, eq, gt, sql } from "drizzle-orm";
import { accessFacts } from "@/lib/access/facts";
import { mayImpersonateIn } from "@/lib/credentials/admin-session/group-authority";
import { findGroupImpersonator, type GroupImpersonator } from "@/lib/credentials/admin-session/queries";
import { domainPartOf } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import type { StartPage } from "@/lib/platform/db/protocols";
import { adminAccount, domain, identityProvider, mailbox, session } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** Where its owner is led after signing in: the own choice, as long as it may be made. */
const ownStartPage = sql<StartPage>`IF(${mailbox.mayChooseStartPage}, COALESCE(${mailbox.chosenStartPage}, ${mailbox.startPage}), ${mailbox.startPage})`;

/**
 * The session behind a token with the mailbox it belongs to, and the administrator who has opened it, if one has; null when it does
 * not exist or has ended.
 */
export async function findSession(db: Handle, token: string, now = new Date()) {
  const [row] = await db
    .select({
      digest: session.sessionToken,
      createdAt: session.createdAt,
      authenticatedAt: sql<Date>`COALESCE(${session.authenticatedAt}, ${session.createdAt})`.mapWith(
        session.createdAt,
      ),
      expires: session.expires,
      byProvider: sql<boolean>`${session.identityProviderId} IS NOT NULL`.mapWith(Boolean),
      impersonatedBySession: session.impersonatedBySession,
      account: { login: adminAccount.login, role: adminAccount.role },
      mailboxId: mailbox.id,
      address: mailbox.address,
      displayName: mailbox.displayName,
      language: mailbox.language,
      timeZone: mailbox.timeZone,
      mayChooseStartPage: mailbox.mayChooseStartPage,
      startPage: ownStartPage,
      providerName: identityProvider.name,
      providerSlug: identityProvider.slug,
      facts: accessFacts,
    })
    .from(session)
    .innerJoin(mailbox, eq(mailbox.id, session.userId))
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .leftJoin(identityProvider, eq(identityProvider.id, mailbox.identityProviderId))
    .leftJoin(adminAccount, eq(adminAccount.id, session.impersonatedBy))
    .where(and(eq(session.sessionToken, tokenDigest(token)), gt(session.expires, now)));
  if (!row) return null;
  const { impersonatedBySession, account, ...found } = row;
  if (impersonatedBySession === null) return { ...found, impersonatedBy: account };
  const member = await findMemberOpening(db, { sessionId: impersonatedBySession, address: row.address }, now);
  if (member) return { ...found, impersonatedBy: { login: member.login, role: member.role } };
  await db.delete(session).where(eq(session.sessionToken, row.digest));
  return null;
}

/**
 * Who has opened a mailbox by a console session by groups, as long as these still give the permission; null: the opened session is
 * none any more.
 */
export async function findMemberOpening(
  db: Handle,
  { sessionId, address }: { sessionId: string; address: string },
  now: Date,
): Promise<GroupImpersonator | null> {
  const found = await findGroupImpersonator(db, sessionId, now);
  return found && mayImpersonateIn(found.mayImpersonate, domainPartOf(address)) ? found : null;
}

const idLength = 32;

/** Names a session to people: half of the digest of its token, of no use to get in. */
export const sessionIdOf = (digest: string): string => digest.slice(0, idLength);

/** The same, of a row. */
export const sessionId = sql<string>`LEFT(${session.sessionToken}, ${sql.raw(String(idLength))})`;

/** The live web sessions of a mailbox, the last used first; `impersonatedBy` is the administrator who opened it, if one did. */
export async function listMailboxSessions(db: Handle, mailboxId: string, now = new Date()) {
  const rows = await db
    .select({
      id: sessionId,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expires: session.expires,
      ip: session.ip,
      userAgent: session.userAgent,
      providerName: identityProvider.name,
      impersonatedBy: adminAccount.login,
      impersonatedBySession: session.impersonatedBySession,
      address: mailbox.address,
    })
    .from(session)
    .innerJoin(mailbox, eq(mailbox.id, session.userId))
    .leftJoin(identityProvider, eq(identityProvider.id, session.identityProviderId))
    .leftJoin(adminAccount, eq(adminAccount.id, session.impersonatedBy))
    .where(and(eq(session.userId, mailboxId), gt(session.expires, now)))
    .orderBy(desc(session.lastSeenAt), desc(session.createdAt));
  const shown = await Promise.all(
    rows.map(async ({ impersonatedBySession: sessionId, address, ...row }) => {
      if (sessionId === null) return row;
      const member = await findMemberOpening(db, { sessionId, address }, now);
      return member && { ...row, impersonatedBy: member.login };
    }),
  );
  return shown.filter((row) => row !== null);
}

export type MailboxSession = Awaited<ReturnType<typeof listMailboxSessions>>[number];

/** Moves the end of a session that is in use. */
export async function extendSession(
  db: Handle,
  digest: string,
  expires: Date,
  now = new Date(),
): Promise<void> {
  await db.update(session).set({ expires, lastSeenAt: now }).where(eq(session.sessionToken, digest));
}
