import { and, desc, eq, inArray, notInArray } from "drizzle-orm";
import { storedDetail } from "@/lib/directory/run/problem";
import type { SyncReason } from "@/lib/directory/run/reasons";
import type { Links } from "@/lib/directory/sync/links";
import { sealMailPassword } from "@/lib/directory/sync/mail-password";
import type { PagePlan } from "@/lib/directory/sync/plan-page";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { addProgress, countLines, type OwnRun } from "@/lib/directory/sync/run-row";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { requireLease } from "@/lib/platform/db/lease";
import { externalIdentity, syncChange, syncRun } from "@/lib/platform/db/schema";
import { namingTriggers } from "@/lib/platform/db/schema/sync-run";
import { transact } from "@/lib/platform/db/transaction";
import type { DirectorySource } from "@/lib/providers/directory/source";

/** One run while it reads: everything it needs, and the numbers it keeps. */
export interface Reading extends OwnRun {
  policy: SyncPolicy;
  source: DirectorySource;
  /** Writes nothing but the run's own lines. */
  dryRun: boolean;
  links: Links;
  lines: number;
  skipped: Partial<Record<SyncReason, number>>;
  /** What is not on the run's row yet of the people read, and when it was written last. */
  progress: { readPeople: number; unchangedPeople: number; writtenAt: number };
}

/** Progress by itself is not written more often: it is looked at once a second. */
const progressEveryMs = 500;

/** Keeps how many people there are about, to show progress. */
export async function noteExpected({ db, runId, source, policy }: Reading): Promise<void> {
  const expectedPeople = source.countsByReading ? await lastRead(db, policy) : await source.count();
  await db.update(syncRun).set({ expectedPeople }).where(eq(syncRun.id, runId));
}

/** How many people the last whole reading has found; null before the first. */
async function lastRead(db: Handle, { provider }: SyncPolicy): Promise<number | null> {
  const { identityProviderId, trigger, state, startedAt, readPeople } = syncRun;
  const [run] = await db
    .select({ readPeople })
    .from(syncRun)
    .where(
      and(
        eq(identityProviderId, provider.id),
        notInArray(trigger, namingTriggers),
        inArray(state, ["waiting", "done"]),
      ),
    )
    .orderBy(desc(startedAt))
    .limit(1);
  return run?.readPeople ?? null;
}

/**
 * Stores a page's plan in one transaction, so that a run taken up again has no line twice. `besides`: what a run that is no preview
 * writes along with it. A page of which nothing but progress is to be written, as nearly all are, leaves that to a later one.
 */
export async function storePlan(
  reading: Reading,
  page: PagePlan,
  besides: ((tx: Transaction) => Promise<void>) | null = null,
): Promise<void> {
  const { dryRun, links, progress } = reading;
  progress.readPeople += page.read;
  progress.unchangedPeople += page.unchanged;
  const foundAgain = dryRun ? [] : page.foundAgain;
  const writes = page.lines.length > 0 || foundAgain.length > 0 || (besides !== null && !dryRun);
  const isNoted = links.noteInMemory(page.seen);
  if (writes || !isNoted || performance.now() - progress.writtenAt > progressEveryMs)
    await store(reading, page.lines, async (tx) => {
      await insertLines(tx, reading, page.lines);
      if (!isNoted) await links.note(tx, page.seen);
      if (foundAgain.length > 0) await forgetMisses(tx, foundAgain);
      if (!dryRun) await besides?.(tx);
    });
  for (const [reason, number] of Object.entries(page.skipped) as [SyncReason, number][])
    reading.skipped[reason] = (reading.skipped[reason] ?? 0) + number;
}

/** Writes what is known of a run by now: lines, and how far it is. */
async function store(
  reading: Reading,
  lines: readonly PlannedLine[],
  write: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { db, lease, runId, progress } = reading;
  const { readPeople, unchangedPeople } = progress;
  await transact(db, async (tx) => {
    await requireLease(tx, lease);
    await write(tx);
    await addProgress(tx, runId, { readPeople, unchangedPeople, plannedChanges: lines.length });
  });
  reading.lines += lines.length;
  reading.progress = { readPeople: 0, unchangedPeople: 0, writtenAt: performance.now() };
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
    detail: line.detail === undefined ? null : storedDetail(line.detail),
    address: line.address?.slice(0, 320) ?? null,
  }));
  await insertRows(db, syncChange, rows);
}

/** Where a line stands, with its secret sealed for just there; a preview is never applied and needs none. */
const placed = (runId: string, sequence: number, mailPassword: PlannedLine["mailPassword"]) => ({
  runId,
  sequence,
  sealedMailPassword: sealMailPassword({ runId, sequence }, mailPassword),
});

export const forgetMisses = (db: Handle, identityIds: string[]) =>
  db
    .update(externalIdentity)
    .set({ misses: 0, missingSince: null })
    .where(inArray(externalIdentity.id, identityIds));

/** What a reading came to, when it is at its end: lines by kind and state, and people skipped by reason. */
export async function countsOf(reading: Reading): Promise<Record<string, number>> {
  if (reading.progress.readPeople > 0) await store(reading, [], async () => undefined);
  const { db, runId, skipped } = reading;
  const reasons = Object.entries(skipped).map(([reason, number]) => [`passed-over.${reason}`, number]);
  return { ...(await countLines(db, runId)), ...Object.fromEntries(reasons) };
}
