import { and, eq, inArray, sql } from "drizzle-orm";
import type { Handle } from "@/lib/db/client";
import { syncChange, syncMember, syncRun, syncSeen } from "@/lib/db/schema";
import type { SyncState } from "@/lib/db/schema/sync-run";

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

/** Sets the state of a run, and what there is to say of it; the end forgets whom the run had met. */
export async function setRunState(
  db: Handle,
  runId: string,
  state: SyncState,
  about: Partial<Pick<SyncRun, "problem" | "remedy" | "counts">> = {},
): Promise<void> {
  const isEnd = state === "done" || state === "failed" || state === "cancelled";
  await db
    .update(syncRun)
    .set({ state, ...about, ...(isEnd ? { finishedAt: new Date() } : {}) })
    .where(eq(syncRun.id, runId));
  if (isEnd || state === "waiting") {
    await db.delete(syncSeen).where(eq(syncSeen.runId, runId));
    await db.delete(syncMember).where(eq(syncMember.runId, runId));
  }
}

/** How many lines a run has, by kind and what became of them: `create.applied`. */
export async function countLines(db: Handle, runId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ kind: syncChange.kind, state: syncChange.state, number: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(syncChange)
    .where(eq(syncChange.runId, runId))
    .groupBy(syncChange.kind, syncChange.state);
  return Object.fromEntries(rows.map(({ kind, state, number }) => [`${kind}.${state}`, number]));
}

/** The runs of a provider that have not ended; none of them is a dry run. */
export const openRuns = (db: Handle, providerId: string): Promise<SyncRun[]> =>
  db
    .select()
    .from(syncRun)
    .where(
      and(
        eq(syncRun.identityProviderId, providerId),
        eq(syncRun.dryRun, false),
        inArray(syncRun.state, ["reading", "waiting", "applying"]),
      ),
    );
