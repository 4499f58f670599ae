import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Managed, managedFields } from "@/lib/accounts/mailbox/managed-fields";
import { type Known, type KnownMailbox, nothingKnown } from "@/lib/directory/sync/known";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { alikeColumns } from "@/lib/platform/db/alike-columns";
import type { Handle } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { domain, externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { type SelectedRow, selectRows } from "@/lib/platform/db/select-rows";
import { claimedAddress } from "@/lib/providers/claims/claims";
import { claimsOf, type Person } from "@/lib/providers/directory/person";

const managedColumns = Object.fromEntries(managedFields.map((name) => [name, mailbox[name]])) as Pick<
  typeof mailbox,
  keyof Managed
>;

const { displayName, ...givenColumns } = managedColumns;

/** The columns of a `KnownMailbox` that are each mailbox's own. */
const ownColumns = {
  displayName,
  id: mailbox.id,
  address: mailbox.address,
  directoryPasswordHash: mailbox.directoryPasswordHash,
};

/** The others, which are nearly all and hardly differ. */
const alikeMailbox = {
  ...givenColumns,
  identityProviderId: mailbox.identityProviderId,
  directoryState: mailbox.directoryState,
  directoryReceives: mailbox.directoryReceives,
  linkByAddress: mailbox.linkByAddress,
  pinnedFields: mailbox.pinnedFields,
};
const { misses, missingSince } = externalIdentity;
/** Nobody is missed, as a rule. */
const alike = alikeColumns({ ...alikeMailbox, misses, missingSince });

const knownColumns = { ...ownColumns, ...alikeMailbox };

/** The links of a provider. */
export const ofProvider = ({ provider }: { provider: Pick<SyncPolicy["provider"], "id" | "issuer"> }) =>
  and(eq(externalIdentity.identityProviderId, provider.id), eq(externalIdentity.issuer, provider.issuer));

/** A mailbox, and the link by which it is an account's. */
export interface LinkedRow {
  identityId: string;
  subject: string;
  misses: number;
  missingSince: Date | null;
  mailbox: KnownMailbox;
}

const linkedColumns = {
  ...ownColumns,
  identityId: externalIdentity.id,
  subject: externalIdentity.subject,
};

async function selectLinked(db: Handle, which: SQL): Promise<LinkedRow[]> {
  const join = sql`FROM ${externalIdentity} INNER JOIN ${mailbox} ON ${eq(mailbox.id, externalIdentity.mailboxId)}`;
  const rows = await selectRows(db, linkedColumns, sql`${join} WHERE ${which}`, { alike: alike.cell });
  return rows.map((row) => {
    const { identityId, subject } = row;
    const shared = alike.read(row.alike);
    const { misses, missingSince } = shared;
    return { identityId, subject, misses, missingSince, mailbox: inheriting(shared, row) };
  });
}

type Own = SelectedRow<typeof ownColumns>;

/** A mailbox that has only its own fields itself: to copy the others would be most of the work for an unchanged person. */
function inheriting(shared: Omit<KnownMailbox, keyof Own>, own: Own): KnownMailbox {
  const mailbox: KnownMailbox = Object.create(shared);
  mailbox.id = own.id;
  mailbox.address = own.address;
  mailbox.displayName = own.displayName;
  mailbox.directoryPasswordHash = own.directoryPasswordHash;
  return mailbox;
}

/** What is linked to these ids of the directory: one read for a whole page of people. */
export async function readLinked(
  db: Handle,
  policy: SyncPolicy,
  subjects: readonly string[],
): Promise<Map<string, LinkedRow>> {
  if (subjects.length === 0) return new Map();
  const shown = oneOf(externalIdentity.subject, subjects);
  const rows = await selectLinked(db, sql`${ofProvider(policy)} AND ${shown}`);
  return new Map(rows.map((row) => [row.subject, row]));
}

/** What is linked, up to so many. */
export const readAllLinked = (db: Handle, policy: SyncPolicy, most: number): Promise<LinkedRow[]> =>
  selectLinked(db, sql`${ofProvider(policy)} LIMIT ${most}`);

/** What is linked under these ids of our own. */
export async function readLinkedById(db: Handle, identityIds: readonly string[]): Promise<LinkedRow[]> {
  if (identityIds.length === 0) return [];
  return selectLinked(db, oneOf(externalIdentity.id, identityIds));
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
    .select({ mailbox: knownColumns, identityId: externalIdentity.id })
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
