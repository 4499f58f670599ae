import { and, asc, count, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import { alias as tableAlias } from "drizzle-orm/mysql-core";
import { oldestConflict } from "@/lib/accounts/external-identity/forget-conflicts";
import type { Handle } from "@/lib/platform/db/client";
import {
  domain,
  externalIdentity,
  identityConflict,
  identityProvider,
  mailbox,
} from "@/lib/platform/db/schema";

/** The accounts at providers that a mailbox is linked to; the one that vouches for it now first. */
export async function listIdentities(db: Handle, mailboxId: string) {
  const isSource = sql<boolean>`COALESCE(${mailbox.identityProviderId} = ${identityProvider.id}
    AND ${identityProvider.issuer} = ${externalIdentity.issuer}, 0)`.mapWith(Boolean);
  return db
    .select({
      id: externalIdentity.id,
      identityProviderId: identityProvider.id,
      provider: identityProvider.slug,
      providerName: identityProvider.name,
      issuer: externalIdentity.issuer,
      subject: externalIdentity.subject,
      isSource,
      createdAt: externalIdentity.createdAt,
      lastSignInAt: externalIdentity.lastSignInAt,
      missingSince: externalIdentity.missingSince,
    })
    .from(externalIdentity)
    .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId))
    .innerJoin(identityProvider, eq(identityProvider.id, externalIdentity.identityProviderId))
    .where(eq(externalIdentity.mailboxId, mailboxId))
    .orderBy(desc(isSource), asc(identityProvider.slug), asc(externalIdentity.id));
}

export type Identity = Awaited<ReturnType<typeof listIdentities>>[number];

const source = tableAlias(identityProvider, "source");
/** What is known of the address of the account that the mailbox is linked to, where that is another one now. */
export const movedHolder = tableAlias(identityConflict, "moved_holder");

const shown = {
  id: identityConflict.id,
  kind: identityConflict.kind,
  identityProviderId: identityProvider.id,
  provider: identityProvider.slug,
  providerName: identityProvider.name,
  subject: identityConflict.subject,
  address: identityConflict.address,
  displayName: identityConflict.displayName,
  seenBy: identityConflict.seenBy,
  firstSeenAt: identityConflict.firstSeenAt,
  lastSeenAt: identityConflict.lastSeenAt,
  mailboxId: mailbox.id,
  mailboxAddress: mailbox.address,
  mailboxName: mailbox.displayName,
  domainName: domain.name,
  /** The slug of the mailbox's source; null: local. */
  source: source.slug,
  /** The subject that the mailbox is linked to at the provider; null: none. */
  holder: externalIdentity.subject,
  holderLastSignInAt: externalIdentity.lastSignInAt,
  /** The address that the holder has at the provider now, where it is no longer the mailbox's. */
  holderAddress: movedHolder.address,
};

/** A provider as it is set up now: what was seen under another issuer is about other accounts. */
const atProvider = and(
  eq(identityProvider.id, identityConflict.identityProviderId),
  eq(identityProvider.issuer, identityConflict.issuer),
);
const ofHolder = and(
  eq(externalIdentity.mailboxId, mailbox.id),
  eq(externalIdentity.identityProviderId, identityProvider.id),
  eq(externalIdentity.issuer, identityProvider.issuer),
);
const holderMoved = () =>
  and(
    eq(movedHolder.identityProviderId, externalIdentity.identityProviderId),
    eq(movedHolder.issuer, externalIdentity.issuer),
    eq(movedHolder.subject, externalIdentity.subject),
    eq(movedHolder.kind, "address-changed"),
    gte(movedHolder.lastSeenAt, oldestConflict()),
  );

/** What is not agreed with providers as they are set up now; for the queries of this folder. */
export const selectConflicts = (db: Handle) =>
  db
    .select(shown)
    .from(identityConflict)
    .innerJoin(identityProvider, atProvider)
    .innerJoin(mailbox, eq(mailbox.id, identityConflict.mailboxId))
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .leftJoin(source, eq(source.id, mailbox.identityProviderId))
    .leftJoin(externalIdentity, ofHolder)
    .leftJoin(movedHolder, holderMoved())
    .$dynamic();

/** How many of them meet a condition. */
export async function countConflicts(db: Handle, condition: SQL | undefined): Promise<number> {
  const [row] = await db
    .select({ number: count() })
    .from(identityConflict)
    .innerJoin(identityProvider, atProvider)
    .innerJoin(mailbox, eq(mailbox.id, identityConflict.mailboxId))
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .leftJoin(externalIdentity, ofHolder)
    .leftJoin(movedHolder, holderMoved())
    .where(condition);
  return row?.number ?? 0;
}

export type IdentityConflict = Awaited<ReturnType<typeof selectConflicts>>[number];

/** Of conflicts: not too old to be shown. */
export const isRecent = (): SQL => gte(identityConflict.lastSeenAt, oldestConflict());

/** What is not agreed about one mailbox, the latest first. */
export const listConflictsOf = (db: Handle, mailboxId: string): Promise<IdentityConflict[]> =>
  selectConflicts(db)
    .where(and(eq(identityConflict.mailboxId, mailboxId), isRecent()))
    .orderBy(desc(identityConflict.lastSeenAt));
