import { eq } from "drizzle-orm";
import { subjectsHandledSince } from "@/lib/directory/event/pending";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Handle } from "@/lib/platform/db/client";
import { syncRun } from "@/lib/platform/db/schema";

/** Those of the people of whom a directory event was handled after the run had begun: what the run has read of them may be older. */
export async function overtakenSubjects(
  db: Handle,
  { provider }: Pick<SyncPolicy, "provider">,
  runId: string,
  subjects: readonly string[],
): Promise<Set<string>> {
  const [run] = await db.select({ since: syncRun.startedAt }).from(syncRun).where(eq(syncRun.id, runId));
  const since = run?.since ?? new Date(0);
  return subjectsHandledSince(db, { providerId: provider.id, subjects, since, exceptRunId: runId });
}
