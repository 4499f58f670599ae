import { nothingKnown } from "@/lib/directory/sync/known";
import { planMissing } from "@/lib/directory/sync/plan-missing";
import { collect, type PagePlan, planKnown } from "@/lib/directory/sync/plan-page";
import type { Planned } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { groupsOfPeople } from "@/lib/directory/sync/read-groups";
import { type LinkedRow, readLinkedById } from "@/lib/directory/sync/read-known";
import type { Reading } from "@/lib/directory/sync/store-plan";
import { slices } from "@/lib/platform/list/slices";

/** Asked by id at once; more would only queue up at the directory. */
const askedAtOnce = 8;
const loadedAtOnce = 200;

type UnseenOf = Pick<Reading, "db" | "policy" | "links">;

/** Everybody linked here whom the pages did not show, some at a time; not those who are known to be gone and shut out already. */
export async function* unseenPeople({ db, policy, links }: UnseenOf): AsyncGenerator<LinkedRow[]> {
  for await (const unmet of links.unmet())
    for (const ids of slices(unmet, loadedAtOnce)) {
      const rows = (await readLinkedById(db, ids)).filter((row) => isAskedFor(policy, row));
      yield* slices(rows, askedAtOnce);
    }
}

/** Nothing follows from asking for somebody whose mailbox has another source, or who is gone and shut out already. */
function isAskedFor({ provider }: SyncPolicy, { mailbox }: LinkedRow): boolean {
  if (mailbox.identityProviderId !== provider.id) return false;
  const { leavers } = provider.settings.sync;
  if (mailbox.directoryState !== "missing") return true;
  return leavers !== "nothing" && mailbox.directoryReceives !== (leavers === "receive-only");
}

/** Asks the directory for these people by their ids, and plans for them. */
export async function planUnseen(reading: Reading, rows: LinkedRow[]): Promise<PagePlan> {
  const { db, policy, source } = reading;
  const groupsOf = await groupsOfPeople(
    reading,
    rows.map(({ subject: id }) => ({ id })),
  );
  const asked = await Promise.all(rows.map(async (row) => ({ row, found: await source.find(row.subject) })));
  // Only the list had skipped these.
  const skipped = asked.flatMap(({ row, found }) =>
    found.state === "found" ? { person: found.person, known: { ...nothingKnown, linked: row.mailbox } } : [],
  );
  const others = asked.flatMap(({ row, found: { state } }): Planned[] => {
    if (state === "found") return [];
    if (state === "unconfirmed") return [{ skipped: "federation-silent" }];
    return [state === "gone" ? planMissing(policy, row, false) : null];
  });
  const planned = [...(await planKnown(db, policy, skipped, groupsOf)), ...others];
  const foundAgain = asked.flatMap(({ row, found: { state } }) =>
    state !== "gone" && row.misses > 0 ? row.identityId : [],
  );
  return { ...collect(planned), seen: [], foundAgain, read: 0 };
}
