import { and, eq } from "drizzle-orm";
import type { Reading } from "@/lib/directory/sync/store-plan";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { syncMember } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { groupBy } from "@/lib/platform/list/group-by";

/** The paths of somebody's groups, by the person's id. */
export type GroupsOf = (subject: string) => readonly string[];

/** Keeps who is in the groups that mappings name, and only in those. */
export async function readGroups({ db, policy, source, runId }: Reading): Promise<void> {
  for (const groupPath of policy.groupsInUse) {
    for await (const subjects of source.members(groupPath)) {
      const rows = subjects.map((subject) => ({ runId, subject, groupPath }));
      await transact(db, (tx) => insertRows(tx, syncMember, rows, { ignore: true }));
    }
  }
}

/** What `readGroups` has kept of these people. */
export async function groupsOfPeople(
  { db, policy, runId }: Reading,
  people: readonly { id: string }[],
): Promise<GroupsOf> {
  if (people.length === 0 || policy.groupsInUse.length === 0) return () => [];
  const subjects = people.map(({ id }) => id);
  const rows = await db
    .select()
    .from(syncMember)
    .where(and(eq(syncMember.runId, runId), oneOf(syncMember.subject, subjects)));
  const groups = groupBy(
    rows,
    ({ subject }) => subject,
    ({ groupPath }) => groupPath,
  );
  return (subject) => groups.get(subject) ?? [];
}
