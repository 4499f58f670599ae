import { and, asc, eq, gt, ne, notInArray, or } from "drizzle-orm";
import { nothingKnown } from "@/lib/directory/sync/known";
import { planMissing } from "@/lib/directory/sync/plan-missing";
import { collect, type PagePlan, planKnown } from "@/lib/directory/sync/plan-page";
import type { Planned } from "@/lib/directory/sync/planned";
import { groupsOfPeople } from "@/lib/directory/sync/read-groups";
import { type LinkedRow, readLinkedById } from "@/lib/directory/sync/read-known";
import type { Reading } from "@/lib/directory/sync/store-plan";
import { externalIdentity, mailbox, syncSeen } from "@/lib/platform/db/schema";

/** Asked by id at once; more would only queue up at the directory. */
const askedAtOnce = 8;
const missingPage = 200;

/**
 * Everybody linked here whom the pages did not show, some at a time. Those who are known to be gone and shut out already
 * are not among them.
 */
export async function* unseenPeople(reading: Reading): AsyncGenerator<LinkedRow[]> {
  for (let after = ""; ; ) {
    const ids = await unseenIds(reading, after);
    if (ids.length === 0) return;
    after = ids.at(-1) ?? "";
    const rows = await readLinkedById(reading.db, ids);
    for (let start = 0; start < rows.length; start += askedAtOnce)
      yield rows.slice(start, start + askedAtOnce);
  }
}

async function unseenIds({ db, policy: { provider }, runId }: Reading, after: string): Promise<string[]> {
  const { leavers } = provider.settings.sync;
  const notShutOut = or(
    ne(mailbox.directoryState, "missing"),
    leavers === "nothing" ? undefined : ne(mailbox.directoryReceives, leavers === "receive-only"),
  );
  const seen = db.select({ id: syncSeen.identityId }).from(syncSeen).where(eq(syncSeen.runId, runId));
  const rows = await db
    .select({ id: externalIdentity.id })
    .from(externalIdentity)
    .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId))
    .where(
      and(
        gt(externalIdentity.id, after),
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
        eq(mailbox.identityProviderId, provider.id),
        // Asked as a set, once: a join would look up everybody, one after another, here and in the mailboxes.
        notInArray(externalIdentity.id, seen),
        notShutOut,
      ),
    )
    .orderBy(asc(externalIdentity.id))
    .limit(missingPage);
  return rows.map(({ id }) => id);
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
    if (state === "unconfirmed") return [{ passedOver: "federation-silent" }];
    return [state === "gone" ? planMissing(policy, row, false) : null];
  });
  const planned = [...(await planKnown(db, policy, skipped, groupsOf)), ...others];
  const foundAgain = asked.flatMap(({ row, found: { state } }) =>
    state !== "gone" && row.misses > 0 ? row.identityId : [],
  );
  return { ...collect(planned), seen: [], foundAgain, read: 0 };
}
