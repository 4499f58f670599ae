import { and, inArray, sql } from "drizzle-orm";
import {
  type AliasDomain,
  type AliasFacts,
  noAliasFacts,
  type OwnAlias,
} from "@/lib/accounts/alias/plan-directory-aliases";
import { countedAliases } from "@/lib/accounts/alias/store-alias";
import { mayClaim } from "@/lib/accounts/mailbox/may-claim";
import { domainPartOf } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";
import { groupBy } from "@/lib/platform/list/group-by";

/** A mailbox and the addresses that its directory names; the id is null for one that is still to be made. */
export interface Asked {
  mailboxId: string | null;
  addresses: readonly string[];
}

/**
 * What is here of the addresses that a directory names for some mailboxes: one read where each has all of its own, at
 * most five whatever their number. `providerId`: whose directory it is.
 */
export async function readAliasFacts(
  db: Handle,
  asked: readonly Asked[],
  providerId: string,
): Promise<AliasFacts> {
  if (asked.length === 0) return noAliasFacts;
  const own = await readOwn(
    db,
    asked.flatMap(({ mailboxId }) => mailboxId ?? []),
  );
  const ownOf = (mailboxId: string): readonly OwnAlias[] => own.get(mailboxId) ?? [];
  const missing = new Set(
    asked.flatMap(({ mailboxId, addresses }) => {
      const has = new Set(mailboxId === null ? [] : ownOf(mailboxId).map(({ address }) => address));
      return addresses.filter((address) => !has.has(address));
    }),
  );
  const domains = await readDomains(db, new Set([...missing].map(domainPartOf)), providerId);
  const here = [...missing].filter((address) => domains.get(domainPartOf(address))?.active);
  const taken = await readTaken(db, here);
  return { ownOf, domain: (name) => domains.get(name), isTaken: (address) => taken.has(address) };
}

async function readOwn(db: Handle, mailboxIds: string[]): Promise<Map<string, OwnAlias[]>> {
  if (mailboxIds.length === 0) return new Map();
  const { mailboxId, address, managedBy } = alias;
  const rows = await db
    .select({ mailboxId, address, managedBy })
    .from(alias)
    .where(inArray(alias.mailboxId, mailboxIds));
  return groupBy(
    rows,
    (row) => row.mailboxId,
    (row): OwnAlias => ({ address: row.address, fromDirectory: row.managedBy === "directory" }),
  );
}

async function readDomains(db: Handle, names: Set<string>, providerId: string) {
  if (names.size === 0) return new Map<string, AliasDomain>();
  const rows = await db
    .select()
    .from(domain)
    .where(inArray(domain.name, [...names]));
  const limited = rows.flatMap(({ id, maxAliases }) => (maxAliases === null ? [] : id));
  const counts = await countAliases(db, limited);
  return new Map(
    rows.map((row) => {
      const { id, name, active, maxAliases } = row;
      const full = maxAliases !== null && (counts.get(id) ?? 0) >= maxAliases;
      return [name, { active, full, closed: !mayClaim(row, providerId) }];
    }),
  );
}

async function countAliases(db: Handle, domainIds: string[]): Promise<Map<string, number>> {
  if (domainIds.length === 0) return new Map();
  const rows = await db
    .select({ id: alias.domainId, count: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(alias)
    .where(and(inArray(alias.domainId, domainIds), countedAliases()))
    .groupBy(alias.domainId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function readTaken(db: Handle, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const [mailboxes, aliases] = await Promise.all(
    [mailbox, alias].map((table) =>
      db.select({ address: table.address }).from(table).where(inArray(table.address, addresses)),
    ),
  );
  return new Set([...(mailboxes ?? []), ...(aliases ?? [])].map(({ address }) => address));
}
