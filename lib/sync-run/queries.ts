import { and, asc, desc, eq, gt } from "drizzle-orm";
import { requireSuperadmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { identityProvider, syncChange, syncRun } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

const selectRuns = ({ db }: Context) =>
  db
    .select({ run: syncRun, provider: identityProvider.slug })
    .from(syncRun)
    .innerJoin(identityProvider, eq(identityProvider.id, syncRun.identityProviderId))
    .$dynamic();

type Joined = Awaited<ReturnType<typeof selectRuns>>[number];
export type SyncRunDetails = Joined["run"] & { provider: string };

const flat = ({ run, provider }: Joined): SyncRunDetails => ({ ...run, provider });

/** The newest runs first, of one provider or of all. For superadmins. */
export async function listSyncRuns(
  context: Context,
  { provider, limit }: { provider?: string; limit: number },
): Promise<SyncRunDetails[]> {
  requireSuperadmin(context.actor);
  const rows = await selectRuns(context)
    .where(provider ? eq(identityProvider.slug, provider) : undefined)
    .orderBy(desc(syncRun.startedAt), desc(syncRun.id))
    .limit(limit);
  return rows.map(flat);
}

/** One run. For superadmins; throws `not-found`. */
export async function getSyncRun(context: Context, id: string): Promise<SyncRunDetails> {
  requireSuperadmin(context.actor);
  const [row] = await selectRuns(context).where(eq(syncRun.id, id));
  if (!row) throw new AppError("not-found", `There is no sync run ${id}.`);
  return flat(row);
}

/** Lines of a run in their order, after a sequence number. For superadmins. */
export async function listSyncChanges(
  context: Context,
  { runId, after = 0, limit }: { runId: string; after?: number; limit: number },
) {
  requireSuperadmin(context.actor);
  return context.db
    .select()
    .from(syncChange)
    .where(and(eq(syncChange.runId, runId), gt(syncChange.sequence, after)))
    .orderBy(asc(syncChange.sequence))
    .limit(limit);
}
