import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { forgetSealed } from "@/lib/directory/run/forget-sealed";
import { storedProblem } from "@/lib/directory/run/problem";
import { actorLabel } from "@/lib/platform/actor";
import type { Database, Handle, Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { type Lease, requireLease } from "@/lib/platform/db/lease";
import { syncChange, syncMember, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { namingTriggers, type SyncState, type SyncTrigger } from "@/lib/platform/db/schema/sync-run";
import { transact } from "@/lib/platform/db/transaction";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import type { Text } from "@/lib/words/text";

export type SyncRun = typeof syncRun.$inferSelect;

/** Somebody has asked to end the run. */
export class RunCancelled extends Error {}

/** Adds to a run's numbers, and throws `RunCancelled` when somebody has asked for that. */
export async function addProgress(
  db: Handle,
  runId: string,
  added: Partial<Record<"readPeople" | "unchangedPeople" | "plannedChanges" | "appliedChanges", number>>,
): Promise<void> {
  const sums = Object.entries(added).map(([name, number]) => {
    const column = syncRun[name as keyof typeof added];
    return [name, sql`${column} + ${number}`];
  });
  await db.update(syncRun).set(Object.fromEntries(sums)).where(eq(syncRun.id, runId));
  const [row] = await db
    .select({ cancel: syncRun.cancelRequested })
    .from(syncRun)
    .where(eq(syncRun.id, runId));
  if (row?.cancel) throw new RunCancelled();
}

/** What everything that is done for a provider's directory needs. */
export interface SyncJob {
  context: Context & { db: Database };
  provider: EnabledProvider;
}

/** Gives a run its row; the id of it. */
export async function insertRun(
  { context, provider }: SyncJob,
  trigger: SyncTrigger,
  dryRun: boolean,
): Promise<string> {
  const id = uuidv7();
  await context.db.insert(syncRun).values({
    id,
    identityProviderId: provider.id,
    trigger,
    startedBy: actorLabel(context.actor),
    dryRun,
    state: "reading",
    startedAt: new Date(),
  });
  return id;
}

/** A run that this process may write to, as long as it has the lease. */
export interface OwnRun {
  db: Database;
  lease: Lease;
  runId: string;
}

/** What there is to say of a run. */
export interface RunNews {
  problem?: Text | null;
  remedy?: Text | null;
  counts?: SyncRun["counts"];
}

const stored = (text: Text | null | undefined) => (text ? storedProblem(text) : text);

/**
 * Sets the state of a run, and what there is to say of it; the end forgets whom the run had met. Throws `LeaseLost` when
 * another process looks after it now.
 */
export const setRunState = (
  { db, lease, runId }: OwnRun,
  state: SyncState,
  about: RunNews = {},
): Promise<void> =>
  transact(db, async (tx) => {
    await requireLease(tx, lease);
    await writeRunState(tx, runId, state, about);
  });

/** As `setRunState`, in the transaction of a caller that has checked the lease. */
export async function writeRunState(
  tx: Transaction,
  runId: string,
  state: SyncState,
  { problem, remedy, counts }: RunNews,
): Promise<void> {
  const isEnd = state === "done" || state === "failed" || state === "cancelled";
  await tx
    .update(syncRun)
    .set({
      state,
      counts,
      problem: stored(problem),
      remedy: stored(remedy),
      ...(isEnd ? { finishedAt: new Date() } : {}),
    })
    .where(eq(syncRun.id, runId));
  if (isEnd) await forgetSealed(tx, runId);
  if (!isEnd && state !== "waiting") return;
  await tx.delete(syncSeen).where(eq(syncSeen.runId, runId));
  await tx.delete(syncMember).where(eq(syncMember.runId, runId));
}

/** Notes that a process takes up what another has left of a run. */
export const countAttempt = (db: Handle, runId: string) =>
  db
    .update(syncRun)
    .set({ attempts: sql`${syncRun.attempts} + 1` })
    .where(eq(syncRun.id, runId));

/** How many lines a run has, by kind and what became of them: `create.applied`. */
export async function countLines(db: Handle, runId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ kind: syncChange.kind, state: syncChange.state, number: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(syncChange)
    .where(eq(syncChange.runId, runId))
    .groupBy(syncChange.kind, syncChange.state);
  return Object.fromEntries(rows.map(({ kind, state, number }) => [`${kind}.${state}`, number]));
}

/** Full runs, or those by directory events and by what is pushed: each kind has a lease of its own. */
export type RunOrigin = "full" | "notice";

export const ofOrigin = (origin: RunOrigin) =>
  origin === "notice"
    ? inArray(syncRun.trigger, namingTriggers)
    : notInArray(syncRun.trigger, namingTriggers);

/** The runs of a provider that have not ended: its previews or the others. */
export const openRuns = (
  db: Handle,
  providerId: string,
  origin: RunOrigin,
  dryRun = false,
): Promise<SyncRun[]> =>
  db
    .select()
    .from(syncRun)
    .where(
      and(
        eq(syncRun.identityProviderId, providerId),
        eq(syncRun.dryRun, dryRun),
        ofOrigin(origin),
        inArray(syncRun.state, ["reading", "waiting", "applying"]),
      ),
    );
