import { and, asc, gt, sql } from "drizzle-orm";
import { nothingKnown } from "@/lib/directory/sync/known";
import { planMissing } from "@/lib/directory/sync/plan-missing";
import { collect, type PagePlan, planKnown } from "@/lib/directory/sync/plan-page";
import type { Planned } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { groupsOfPeople } from "@/lib/directory/sync/read-groups";
import { type LinkedRow, ofProvider, readLinkedById } from "@/lib/directory/sync/read-known";
import type { Reading } from "@/lib/directory/sync/store-plan";
import { externalIdentity } from "@/lib/platform/db/schema";
import { slices } from "@/lib/platform/list/slices";

/** Asked by id at once; more would only queue up at the directory. */
const askedAtOnce = 8;
/** Links looked at together, and how many of the unseen among them are loaded at once. */
const linksAtOnce = 5_000;
const loadedAtOnce = 200;

/**
 * Everybody linked here whom the pages did not show, some at a time. Those who are known to be gone and shut out already
 * are not among them. Links and sightings are compared piece by piece, both in the order of their ids: a join looks up each
 * person by itself and takes twice as long, and a set of everybody takes longest once it does not fit into memory.
 */
export async function* unseenPeople(reading: Reading): AsyncGenerator<LinkedRow[]> {
  const { db, policy, sightings } = reading;
  if (await allSeen(reading)) return;
  for (let after = ""; ; ) {
    const linked = await linkedIds(reading, after);
    const until = linked.at(-1);
    if (until === undefined) return;
    const seen = await sightings.between(db, { after, until });
    const unseen = linked.filter((id) => !seen.has(id));
    after = until;
    for (const ids of slices(unseen, loadedAtOnce)) {
      const rows = (await readLinkedById(db, ids)).filter((row) => isAskedFor(policy, row));
      yield* slices(rows, askedAtOnce);
    }
  }
}

async function linkedIds({ db, policy }: Reading, after: string): Promise<string[]> {
  const rows = await db
    .select({ id: externalIdentity.id })
    // By the provider's own index it would sort all of its links, for every piece.
    .from(externalIdentity, { forceIndex: "PRIMARY" })
    .where(and(gt(externalIdentity.id, after), ofProvider(policy)))
    .orderBy(asc(externalIdentity.id))
    .limit(linksAtOnce);
  return rows.map(({ id }) => id);
}

/**
 * Whether everybody linked here was seen, by their number and the sum (exclusive or) of the random ends of their ids: nearly always, and a tenth of
 * the work of going through all of them.
 */
async function allSeen({ db, policy, sightings }: Reading): Promise<boolean> {
  const seen = sightings.all;
  if (!seen) return false;
  const [linked] = await db
    .select({
      number: sql`COUNT(*)`.mapWith(Number),
      sum: sql`BIT_XOR(CAST(CONV(RIGHT(${externalIdentity.id}, 8), 16, 10) AS UNSIGNED))`.mapWith(Number),
    })
    .from(externalIdentity)
    .where(ofProvider(policy));
  let sum = 0;
  for (const id of seen) sum ^= Number.parseInt(id.slice(-8), 16);
  return linked?.number === seen.size && linked.sum === sum >>> 0;
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
