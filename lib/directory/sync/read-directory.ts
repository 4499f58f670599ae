import { and, asc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import type { SyncReason } from "@/lib/directory/run/reasons";
import { nothingKnown } from "@/lib/directory/sync/known";
import { sealMailPassword } from "@/lib/directory/sync/mail-password";
import { planMissing } from "@/lib/directory/sync/plan-missing";
import { collect, type PagePlan, planKnown, planPage } from "@/lib/directory/sync/plan-page";
import type { Planned, PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { type LinkedRow, readLinkedById } from "@/lib/directory/sync/read-known";
import { addProgress } from "@/lib/directory/sync/run-row";
import type { Database, Handle, Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { type Lease, requireLease } from "@/lib/platform/db/lease";
import { externalIdentity, mailbox, syncChange, syncMember, syncSeen } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { claimOf } from "@/lib/providers/claims/template-choice";
import { groupsClaim } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";

/** One run while it reads: everything it needs, and the numbers it keeps. */
export interface Reading {
  db: Database;
  policy: SyncPolicy;
  source: DirectorySource;
  runId: string;
  lease: Lease;
  /** Writes nothing but the run's own lines. */
  dryRun: boolean;
  lines: number;
  passedOver: Partial<Record<SyncReason, number>>;
}

/** Asked by id at once; more would only queue up at the directory. */
const askedAtOnce = 8;
const missingPage = 200;

/**
 * Reads the whole directory, page after page, and stores the plan as lines of the run: everybody whom it shows, then
 * everybody linked here whom it did not show, asked for by id. Throws `DirectoryError` when anything could not be
 * read; the plan is then worth nothing.
 */
export async function readDirectory(reading: Reading): Promise<void> {
  const groupPaths = await readMembers(reading);
  for await (const page of reading.source.pages()) {
    const subjects = page.people.map(({ id }) => id);
    const groupsOf = groupPaths ? await membersOf(reading, subjects) : () => [];
    await store(reading, await planPage(reading.db, reading.policy, page, groupsOf));
  }
  await readMissing(reading);
}

/** The paths of the groups that mappings name. */
export const namedGroups = (provider: SyncPolicy["provider"]): string[] =>
  provider.mappings.flatMap((mapping) => (claimOf(provider, mapping) === groupsClaim ? mapping.value : []));

/** Who is in the groups that mappings name, and only in those. Whether there are any. */
async function readMembers({ db, policy: { provider }, source, runId }: Reading): Promise<boolean> {
  const named = namedGroups(provider);
  for (const groupPath of named) {
    for await (const subjects of source.members(groupPath)) {
      const rows = subjects.map((subject) => ({ runId, subject, groupPath }));
      await transact(db, (tx) => insertRows(tx, syncMember, rows, { ignore: true }));
    }
  }
  return named.length > 0;
}

async function membersOf({ db, runId }: Reading, subjects: string[]) {
  const groups = new Map<string, string[]>();
  if (subjects.length > 0) {
    const rows = await db
      .select()
      .from(syncMember)
      .where(and(eq(syncMember.runId, runId), oneOf(syncMember.subject, subjects)));
    for (const { subject, groupPath } of rows)
      groups.set(subject, [...(groups.get(subject) ?? []), groupPath]);
  }
  return (subject: string): readonly string[] => groups.get(subject) ?? [];
}

/** Stores a page's plan in one transaction, so that a run taken up again has no line twice. */
async function store(reading: Reading, page: PagePlan): Promise<void> {
  const { db, lease, runId, dryRun } = reading;
  await transact(db, async (tx) => {
    await requireLease(tx, lease);
    await insertLines(tx, reading, page.lines);
    const seen = page.seen.map((identityId) => ({ runId, identityId }));
    await insertRows(tx, syncSeen, seen, { ignore: true });
    if (!dryRun && page.foundAgain.length > 0) await forgetMisses(tx, page.foundAgain);
    await addProgress(tx, runId, {
      readPeople: page.read,
      unchangedPeople: page.unchanged,
      plannedChanges: page.lines.length,
    });
  });
  reading.lines += page.lines.length;
  for (const [reason, number] of Object.entries(page.passedOver) as [SyncReason, number][])
    reading.passedOver[reason] = (reading.passedOver[reason] ?? 0) + number;
}

/** Stores lines of a plan after those that a run has already. */
export async function insertLines(
  db: Transaction,
  { runId, lines: before, dryRun }: Pick<Reading, "runId" | "lines" | "dryRun">,
  lines: PlannedLine[],
): Promise<void> {
  const rows = lines.map(({ mailPassword, ...line }, index) => ({
    ...line,
    ...placed(runId, before + index + 1, dryRun ? undefined : mailPassword),
    state: "planned" as const,
    detail: line.detail?.slice(0, 500) ?? null,
    address: line.address?.slice(0, 320) ?? null,
  }));
  await insertRows(db, syncChange, rows);
}

/** Where a line stands, with its secret sealed for just there; a preview is never applied and needs none. */
const placed = (runId: string, sequence: number, mailPassword: PlannedLine["mailPassword"]) => ({
  ...{ runId, sequence },
  sealedMailPassword: sealMailPassword({ runId, sequence }, mailPassword),
});

export const forgetMisses = (db: Handle, identityIds: string[]) =>
  db
    .update(externalIdentity)
    .set({ misses: 0, missingSince: null })
    .where(inArray(externalIdentity.id, identityIds));

async function readMissing(reading: Reading): Promise<void> {
  for (let after = ""; ; ) {
    const ids = await unseenIds(reading, after);
    if (ids.length === 0) return;
    after = ids.at(-1) ?? "";
    const rows = await readLinkedById(reading.db, ids);
    for (let start = 0; start < rows.length; start += askedAtOnce)
      await store(reading, await planUnseen(reading, rows.slice(start, start + askedAtOnce)));
  }
}

/** Who is linked and was not shown; those who are known to be gone and shut out already are not asked for again. */
async function unseenIds({ db, policy: { provider }, runId }: Reading, after: string): Promise<string[]> {
  const { leavers } = provider.settings.sync;
  const notShutOut = or(
    ne(mailbox.directoryState, "missing"),
    leavers === "nothing" ? undefined : ne(mailbox.directoryReceives, leavers === "receive-only"),
  );
  const rows = await db
    .select({ id: externalIdentity.id })
    .from(externalIdentity)
    .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId))
    .leftJoin(syncSeen, and(eq(syncSeen.runId, runId), eq(syncSeen.identityId, externalIdentity.id)))
    .where(
      and(
        gt(externalIdentity.id, after),
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
        eq(mailbox.identityProviderId, provider.id),
        isNull(syncSeen.identityId),
        notShutOut,
      ),
    )
    .orderBy(asc(externalIdentity.id))
    .limit(missingPage);
  return rows.map(({ id }) => id);
}

async function planUnseen(reading: Reading, rows: LinkedRow[]): Promise<PagePlan> {
  const { db, policy, source } = reading;
  const groupsOf = await membersOf(
    reading,
    rows.map(({ subject }) => subject),
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
