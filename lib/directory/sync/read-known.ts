import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import { type Known, type KnownMailbox, nothingKnown } from "@/lib/directory/sync/known";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Handle } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { domain, externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { claimedAddress } from "@/lib/providers/claims/claims";
import { claimsOf, type Person } from "@/lib/providers/directory/person";

const { passwordHash, passwordChangedAt, hasSecondFactor, createdAt, updatedAt, version, ...mailboxColumns } =
  getTableColumns(mailbox);

const ofProvider = ({ provider }: SyncPolicy) =>
  and(eq(externalIdentity.identityProviderId, provider.id), eq(externalIdentity.issuer, provider.issuer));

export interface LinkedRow {
  identityId: string;
  subject: string;
  misses: number;
  missingSince: Date | null;
  mailbox: KnownMailbox;
}

const selectLinked = (db: Handle) =>
  db
    .select({
      identityId: externalIdentity.id,
      subject: externalIdentity.subject,
      misses: externalIdentity.misses,
      missingSince: externalIdentity.missingSince,
      mailbox: mailboxColumns,
    })
    .from(externalIdentity)
    .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId));

/** What is linked to these ids of the directory: one read for a whole page of people. */
export async function readLinked(
  db: Handle,
  policy: SyncPolicy,
  subjects: readonly string[],
): Promise<Map<string, LinkedRow>> {
  if (subjects.length === 0) return new Map();
  const rows = await selectLinked(db).where(
    and(ofProvider(policy), oneOf(externalIdentity.subject, subjects)),
  );
  return new Map(rows.map((row) => [row.subject, row]));
}

/** What is linked under these ids of our own. */
export async function readLinkedById(db: Handle, identityIds: readonly string[]): Promise<LinkedRow[]> {
  if (identityIds.length === 0) return [];
  return selectLinked(db).where(oneOf(externalIdentity.id, identityIds));
}

/** What is here at the proven addresses of people who are not linked yet, by the person's id. */
export async function readUnlinked(
  db: Handle,
  policy: SyncPolicy,
  people: readonly Person[],
): Promise<(person: Person) => Known> {
  const addresses = new Map<string, { address: string; domain: string }>();
  for (const person of people) {
    const claimed = claimedAddress(policy.provider, claimsOf(person));
    if (claimed.usable) addresses.set(person.id, claimed);
  }
  const claimed = [...addresses.values()];
  if (claimed.length === 0) return () => nothingKnown;
  const mailboxes = await readByAddress(
    db,
    policy,
    claimed.map(({ address }) => address),
  );
  const domains = await readDomains(db, [...new Set(claimed.map(({ domain }) => domain))]);
  return ({ id }) => {
    const place = addresses.get(id);
    if (!place) return nothingKnown;
    const sameAddress = mailboxes.get(place.address) ?? null;
    return { ...nothingKnown, sameAddress, domain: domains.get(place.domain) ?? null };
  };
}

async function readByAddress(db: Handle, policy: SyncPolicy, addresses: string[]) {
  const rows = await db
    .select({ mailbox: mailboxColumns, identityId: externalIdentity.id })
    .from(mailbox)
    .leftJoin(externalIdentity, and(eq(externalIdentity.mailboxId, mailbox.id), ofProvider(policy)))
    .where(oneOf(mailbox.address, addresses));
  return new Map(
    rows.map((row) => [row.mailbox.address, { mailbox: row.mailbox, hasOther: row.identityId !== null }]),
  );
}

async function readDomains(db: Handle, names: string[]) {
  const { name, active, defaultTemplateId, identityProviderId } = domain;
  const rows = await db
    .select({ name, active, defaultTemplateId, identityProviderId })
    .from(domain)
    .where(inArray(name, names));
  return new Map(rows.map((row) => [row.name, row]));
}
