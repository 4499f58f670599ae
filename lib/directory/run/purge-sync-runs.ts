import { and, asc, inArray, isNotNull, lt } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { syncRun } from "@/lib/platform/db/schema";

const dayMs = 86_400_000;
/** A run may have ten thousand lines, which go with it. */
const runsAtOnce = 20;

/** Removes runs that ended longer ago than this, with their lines, some at a time. */
export async function purgeSyncRuns(
  { db }: Context,
  { olderThanDays }: { olderThanDays: number },
  now = new Date(),
): Promise<void> {
  const before = new Date(now.getTime() - olderThanDays * dayMs);
  for (;;) {
    const old = await db
      .select({ id: syncRun.id })
      .from(syncRun)
      .where(and(isNotNull(syncRun.finishedAt), lt(syncRun.startedAt, before)))
      .orderBy(asc(syncRun.startedAt))
      .limit(runsAtOnce);
    if (old.length === 0) return;
    await db.delete(syncRun).where(
      inArray(
        syncRun.id,
        old.map(({ id }) => id),
      ),
    );
  }
}
