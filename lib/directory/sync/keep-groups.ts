import { sql } from "drizzle-orm";
import { overtakenSubjects } from "@/lib/directory/sync/overtaken";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { GroupsOf } from "@/lib/directory/sync/read-groups";
import type { Reading } from "@/lib/directory/sync/store-plan";
import type { Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { requireLease } from "@/lib/platform/db/lease";
import { directoryEvent, personGroup, syncMember, syncRun } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import type { Person } from "@/lib/providers/directory/person";
import type { FoundPerson } from "@/lib/providers/directory/source";
import { type PersonGroups, replaceGroups } from "@/lib/providers/group/replace-groups";

const left = (subject: string): PersonGroups => ({ subject, groups: [], hasLeft: true });

const groupsOfPerson = ({ id, enabled }: Person, groupsOf: GroupsOf): PersonGroups =>
  enabled ? { subject: id, groups: groupsOf(id) } : left(id);

/** Where no group matters, only who has left does. */
async function keep(tx: Transaction, policy: SyncPolicy, said: readonly PersonGroups[]): Promise<void> {
  const { provider, groupsInUse: among } = policy;
  const some = among.length > 0 ? said : said.filter(({ hasLeft }) => hasLeft);
  await replaceGroups(tx, { provider, source: "directory", among }, some);
}

/**
 * What keeps the groups of the people whom a page of a run has shown, as far as mappings name them; null: nothing is to be kept. What
 * the run has read counts no more for those of whom a directory event was handled since it began.
 */
export function groupsToKeep(
  { policy, runId }: Reading,
  people: readonly Person[],
  groupsOf: GroupsOf,
): ((tx: Transaction) => Promise<void>) | null {
  const some = policy.groupsInUse.length > 0 ? people : people.filter(({ enabled }) => !enabled);
  if (some.length === 0) return null;
  return async (tx) => {
    const ids = some.map(({ id }) => id);
    const overtaken = await overtakenSubjects(tx, policy, runId, ids);
    const said = some
      .filter(({ id }) => !overtaken.has(id))
      .map((person) => groupsOfPerson(person, groupsOf));
    await keep(tx, policy, said);
  };
}

/** The same for people whom directory events have named. Who is gone is in no group; of whom the directory could not say enough, nothing is concluded. */
export async function keepGroupsOfFound(
  tx: Transaction,
  policy: SyncPolicy,
  looked: readonly { subject: string; found: FoundPerson; groups: readonly string[] }[],
): Promise<void> {
  const said = looked.flatMap(({ subject, found, groups }) => {
    if (found.state === "gone") return left(subject);
    return found.state === "found" ? groupsOfPerson(found.person, () => groups) : [];
  });
  await keep(tx, policy, said);
}

/** Forgets who is said to be in one of the groups, and is no member of it by what a run has read: who is no longer in the directory is on no page. */
export async function forgetFormerMembers({ db, lease, policy, runId }: Reading): Promise<void> {
  const { provider, groupsInUse } = policy;
  if (groupsInUse.length === 0) return;
  const { identityProviderId, subject, groupName } = personGroup;
  await transact(db, async (tx) => {
    await requireLease(tx, lease);
    await tx.execute(sql`
      DELETE ${personGroup} FROM ${personGroup}
        JOIN ${syncRun} ON ${syncRun.id} = ${runId}
        LEFT JOIN ${syncMember} ON ${syncMember.runId} = ${syncRun.id}
          AND ${syncMember.subject} = ${subject} AND ${syncMember.groupPath} = ${groupName}
        LEFT JOIN ${directoryEvent} ON ${directoryEvent.identityProviderId} = ${identityProviderId}
          AND ${directoryEvent.subject} = ${subject} AND ${directoryEvent.handledAt} > ${syncRun.startedAt}
      WHERE ${identityProviderId} = ${provider.id} AND ${oneOf(groupName, groupsInUse)}
        AND ${syncMember.subject} IS NULL AND ${directoryEvent.subject} IS NULL`);
  });
}
