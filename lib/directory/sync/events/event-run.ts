import { and, desc, eq, inArray, max } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import { ofOrigin, writeRunState } from "@/lib/directory/sync/run-row";
import { insertLines } from "@/lib/directory/sync/store-plan";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { syncChange, syncRun } from "@/lib/platform/db/schema";
import type { NamingTrigger, SyncState } from "@/lib/platform/db/schema/sync-run";
import { words } from "@/lib/words/text";

const runWords = words("directory.eventRun", {
  nothingLeft: "Later directory events left nothing to do.",
});

/** How it is called who has started a run. */
const starters: Record<NamingTrigger, string> = { notice: "notices", scim: "SCIM" };

/** Starts a run for what directory events, or what was pushed by SCIM, have led to. */
export async function insertEventRun(
  db: Handle,
  providerId: string,
  trigger: NamingTrigger,
  state: SyncState,
  readPeople: number,
): Promise<string> {
  const id = uuidv7();
  await db.insert(syncRun).values({
    id,
    identityProviderId: providerId,
    trigger,
    startedBy: starters[trigger],
    state,
    readPeople,
    startedAt: new Date(),
  });
  return id;
}

/** Adds lines to a run. */
export async function addLines(db: Transaction, runId: string, lines: PlannedLine[]): Promise<void> {
  const [last] = await db
    .select({ sequence: max(syncChange.sequence) })
    .from(syncChange)
    .where(eq(syncChange.runId, runId));
  await insertLines(db, { runId, lines: last?.sequence ?? 0, dryRun: false }, lines);
  const plannedChanges = await db.$count(syncChange, eq(syncChange.runId, runId));
  await db.update(syncRun).set({ plannedChanges }).where(eq(syncRun.id, runId));
}

/** The run of directory events that waits for an administrator, if one does; locked. */
export async function findWaitingRun(db: Handle, providerId: string): Promise<string | null> {
  const [run] = await db
    .select({ id: syncRun.id })
    .from(syncRun)
    .where(and(eq(syncRun.identityProviderId, providerId), ofOrigin("notice"), eq(syncRun.state, "waiting")))
    .orderBy(desc(syncRun.startedAt))
    .limit(1)
    .for("update");
  return run?.id ?? null;
}

/** Takes out of a waiting run what it says of people who were looked up again. */
export async function dropLines(db: Handle, runId: string, subjects: readonly string[]): Promise<void> {
  await db
    .delete(syncChange)
    .where(and(eq(syncChange.runId, runId), inArray(syncChange.subject, [...subjects])));
}

/** Ends a waiting run that has nothing left to be asked about. */
export async function endWhenEmpty(db: Transaction, runId: string): Promise<void> {
  if ((await db.$count(syncChange, eq(syncChange.runId, runId))) > 0) return;
  await writeRunState(db, runId, "cancelled", {
    counts: {},
    problem: runWords("nothingLeft"),
    remedy: null,
  });
}
