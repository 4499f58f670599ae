import type { SyncReason } from "@/lib/directory/run/reasons";
import { type Known, nothingKnown } from "@/lib/directory/sync/known";
import type { Links } from "@/lib/directory/sync/links";
import { planAliasConflicts, planChangedAddress, readAliases } from "@/lib/directory/sync/plan-aliases";
import { planPerson } from "@/lib/directory/sync/plan-person";
import { isLine, type Planned, type PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { readLinked, readUnlinked } from "@/lib/directory/sync/read-known";
import type { Handle } from "@/lib/platform/db/client";
import type { DirectoryPage, MalformedRecord, Person } from "@/lib/providers/directory/person";

export interface PagePlan {
  lines: PlannedLine[];
  /** Why people were skipped, and how many. */
  skipped: Partial<Record<SyncReason, number>>;
  unchanged: number;
  /** Our own ids of the links that the page has shown. */
  seen: string[];
  /** Those among them that earlier reads had missed. */
  foundAgain: string[];
  read: number;
}

/**
 * Plans for one page of a directory, with a bounded number of reads whatever its length; `groupsOf` gives the paths of a person's groups, and
 * `links` what is linked to those on the page.
 */
export async function planPage(
  db: Handle,
  policy: SyncPolicy,
  page: DirectoryPage,
  groupsOf: (subject: string) => readonly string[],
  links: Pick<Links, "read"> = { read: (subjects) => readLinked(db, policy, subjects) },
): Promise<PagePlan> {
  const shown = [...page.people, ...page.malformed].flatMap(({ id }) => id ?? []);
  const ids = [...shown, ...page.unconfirmed];
  const linked = await links.read(ids);
  const unlinkedOf = await readUnlinked(
    db,
    policy,
    page.people.filter(({ id }) => !linked.has(id)),
  );
  const known = page.people.map((person) => {
    const row = linked.get(person.id);
    return { person, known: row ? { ...nothingKnown, linked: row.mailbox } : unlinkedOf(person) };
  });
  const planned = await planKnown(db, policy, known, groupsOf);
  return {
    ...collect([
      ...planned,
      ...page.malformed.map(malformedLine),
      ...page.unconfirmed.map((): Planned => ({ skipped: "federation-silent" })),
    ]),
    seen: [...linked.values()].map(({ identityId }) => identityId),
    foundAgain: [...linked.values()].flatMap(({ identityId, misses }) => (misses > 0 ? identityId : [])),
    read: page.people.length + page.malformed.length + page.unconfirmed.length,
  };
}

/** What is planned for people of whom everything is known but their aliases. */
export async function planKnown(
  db: Handle,
  policy: SyncPolicy,
  people: readonly { person: Person; known: Known }[],
  groupsOf: (subject: string) => readonly string[],
): Promise<Planned[]> {
  const aliases = await readAliases(db, policy, people);
  const planned: Planned[] = [];
  for (const { person, known: before } of people) {
    const known = { ...before, aliases };
    planned.push(
      planPerson(policy, person, groupsOf(person.id), known),
      ...planAliasConflicts(policy, person, known),
      ...planChangedAddress(policy, person, known),
    );
  }
  return planned;
}

const malformedLine = ({ id, problem }: MalformedRecord): PlannedLine => ({
  kind: "conflict",
  reason: "record-malformed",
  subject: id,
  mailboxId: null,
  address: null,
  changes: {},
  detail: problem,
});

/** The lines of a plan, and the rest in numbers. */
export function collect(planned: readonly Planned[]): Pick<PagePlan, "lines" | "skipped" | "unchanged"> {
  const skipped: PagePlan["skipped"] = {};
  let unchanged = 0;
  for (const one of planned) {
    if (one === null) unchanged++;
    else if (!isLine(one)) skipped[one.skipped] = (skipped[one.skipped] ?? 0) + 1;
  }
  return { lines: planned.filter(isLine), skipped, unchanged };
}
