import { planMissing } from "@/lib/directory/sync/plan-missing";
import { collect, type PagePlan, planPage } from "@/lib/directory/sync/plan-page";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { readLinked } from "@/lib/directory/sync/read-known";
import type { Handle } from "@/lib/platform/db/client";
import type { FoundPerson } from "@/lib/providers/directory/source";

/** What the directory said when it was asked for somebody. */
export interface LookedUp {
  subject: string;
  found: FoundPerson;
  groups: string[];
}

/**
 * The plan for these people, by the same rules as a full run's; who is not there has left at once, since a directory event named
 * the person and the directory, asked by id, does not know it.
 */
export async function planPeople(
  db: Handle,
  policy: SyncPolicy,
  looked: readonly LookedUp[],
): Promise<PagePlan> {
  const groups = new Map(looked.map((one) => [one.subject, one.groups]));
  const page = {
    people: looked.flatMap(({ found }) => (found.state === "found" ? found.person : [])),
    malformed: looked.flatMap(({ subject, found }) =>
      found.state === "malformed" ? { id: subject, problem: found.problem } : [],
    ),
    unconfirmed: looked.flatMap(({ subject, found }) => (found.state === "unconfirmed" ? subject : [])),
  };
  const shown = await planPage(db, policy, page, (subject) => groups.get(subject) ?? []);
  const gone = looked.flatMap(({ subject, found }) => (found.state === "gone" ? subject : []));
  const linked = await readLinked(db, policy, gone);
  const left = collect([...linked.values()].map((row) => planMissing(policy, row, true)));
  return { ...shown, lines: [...shown.lines, ...left.lines], unchanged: shown.unchanged + left.unchanged };
}
