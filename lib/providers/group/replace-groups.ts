import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { personGroup } from "@/lib/platform/db/schema";
import type { GroupSource } from "@/lib/platform/db/schema/external-identity";
import { afterCommit } from "@/lib/platform/db/transaction";
import { groupBy } from "@/lib/platform/list/group-by";
import { keepableGroups, mostGroups } from "@/lib/providers/group/group-name";
import { groupsChanged } from "@/lib/providers/group/wake";
import { isSubject } from "@/lib/providers/openid/signed-token";

/** A person at a provider (issuer and subject), and the groups that somebody says the person is in. */
export interface PersonGroups {
  /** Another's than `isSubject` takes is left out: nobody could sign in with it. */
  subject: string;
  /** Names, or paths such as `/staff`; what cannot be kept is left out (`keepableGroups`). Empty: in none. */
  groups: readonly unknown[];
  /** Disabled or no longer there: in no group, whoever has said otherwise. */
  hasLeft?: boolean;
}

export interface GroupsSaid {
  provider: { id: string; issuer: string };
  source: GroupSource;
  /** The groups that the source speaks of at all, and says nothing about others; left out: all. */
  among?: readonly string[];
}

type Row = typeof personGroup.$inferSelect;

/**
 * Makes the groups of these people what a source says of them now: the only place that adds any. Each source takes back what
 * it has said itself, and the directory also what others have said of the groups that it speaks of (`among`). Whether
 * somebody administers by a group is asked at every request, so that who has left it here is out.
 */
export async function replaceGroups(
  tx: Transaction,
  said: GroupsSaid,
  people: readonly PersonGroups[],
): Promise<void> {
  const wanted = new Map(
    people.flatMap(({ subject, groups }) =>
      isSubject(subject) ? [[subject, new Set(keepableGroups(groups))] as const] : [],
    ),
  );
  if (wanted.size === 0) return;
  const left = new Set(people.flatMap(({ subject, hasLeft }) => (hasLeft ? subject : [])));
  const rows = await tx
    .select()
    .from(personGroup)
    .where(
      and(
        eq(personGroup.identityProviderId, said.provider.id),
        oneOf(personGroup.subject, [...wanted.keys()]),
      ),
    );
  const stays = (row: Row) => !left.has(row.subject) && isKept(said, row, wanted.get(row.subject));
  await remove(
    tx,
    said,
    rows.filter((row) => !stays(row)),
  );
  afterCommit(tx, groupsChanged.raise);
  await insertRows(tx, personGroup, newRows(said, wanted, rows.filter(stays)), { ignore: true });
}

function isKept(
  { provider, source, among }: GroupsSaid,
  row: Row,
  groups: ReadonlySet<string> | undefined,
): boolean {
  if (row.issuer !== provider.issuer) return false;
  if (!groups || (among && !among.includes(row.groupName))) return true;
  const isOwn = source === row.source;
  // Who keeps telling about a group takes it over from a sign-in, and not the other way round.
  if (groups.has(row.groupName)) return isOwn || source === "claims";
  // A source may call groups otherwise than another; only one that says which it speaks of denies what others said.
  return !isOwn && among === undefined;
}

async function remove(tx: Transaction, { provider }: GroupsSaid, rows: readonly Row[]): Promise<void> {
  for (const [subject, names] of bySubject(rows))
    await tx
      .delete(personGroup)
      .where(
        and(
          eq(personGroup.identityProviderId, provider.id),
          eq(personGroup.subject, subject),
          oneOf(personGroup.groupName, names),
        ),
      );
}

const bySubject = (rows: readonly Row[]) =>
  groupBy(
    rows,
    ({ subject }) => subject,
    ({ groupName }) => groupName,
  );

function* newRows(
  { provider, source, among }: GroupsSaid,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  kept: readonly Row[],
): Generator<Row> {
  const here = bySubject(kept);
  for (const [subject, groups] of wanted) {
    const known = new Set(here.get(subject));
    const spokenOf = among ? among.filter((name) => groups.has(name)) : [...groups];
    const room = Math.max(0, mostGroups - known.size);
    for (const groupName of spokenOf.filter((name) => !known.has(name)).slice(0, room))
      yield { identityProviderId: provider.id, issuer: provider.issuer, subject, groupName, source };
  }
}
