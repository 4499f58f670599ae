import { eventLease, syncLease } from "@/lib/directory/run/lease-names";
import { finishRuns } from "@/lib/directory/sync/finish-runs";
import { beginRun } from "@/lib/directory/sync/follow-directory";
import { takeLease } from "@/lib/directory/sync/hold-lease";
import type { OpenSource } from "@/lib/directory/sync/run-job";
import type { RunOrigin } from "@/lib/directory/sync/run-row";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import type { SyncTrigger } from "@/lib/platform/db/schema/sync-run";
import { AppError } from "@/lib/platform/errors";
import { openSource } from "@/lib/providers/provider/open-source";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const syncWords = words("directory.sync", {
  unknownProvider: "Enabled identity provider {provider} not found.",
});

export interface SyncRequest {
  /** Slug of the provider. */
  provider: string;
  trigger: SyncTrigger;
  /** Only plan; see the lines of the run. */
  dryRun?: boolean;
}

/** A run under way: `ended` follows it and fails only when another process has taken the lease or the database is away. */
export type StartedSync =
  | { started: true; runId: string; ended: Promise<void> }
  | { started: false; reason: "under-way" };

export type SyncOutcome = { started: true; runId: string } | { started: false; reason: "under-way" };

/**
 * Starts to follow the directory of a provider once, and answers as soon as the run has its row: it reads the directory
 * whole, plans, and applies the plan unless it changes more than the guard lets pass. First it finishes what an
 * interrupted run has left. One process of the fleet at a time; whatever ends it, the run's row says how. For
 * superadmins, the system and the shell; throws `not-found` for an unknown or disabled provider.
 */
export async function startSync(
  context: Context & { db: Database },
  { provider: slug, trigger, dryRun = false }: SyncRequest,
  open: OpenSource = openSource,
): Promise<StartedSync> {
  requireSuperadmin(context.actor);
  const provider = await getEnabledProvider(context.db, slug);
  const begun = await beginRun({ context, provider, trigger, dryRun, open });
  return begun ? { started: true, ...begun } : { started: false, reason: "under-way" };
}

/** As `startSync`, and waits for the end of the run. */
export async function runSync(
  context: Context & { db: Database },
  request: SyncRequest,
  open: OpenSource = openSource,
): Promise<SyncOutcome> {
  const begun = await startSync(context, request, open);
  if (!begun.started) return begun;
  await begun.ended;
  return { started: true, runId: begun.runId };
}

/**
 * Starts to finish what interrupted or approved runs of a provider have left to apply, and reads nothing. As
 * `startSync`.
 */
export async function startFinish(
  context: Context & { db: Database },
  { provider: slug }: Pick<SyncRequest, "provider">,
): Promise<{ started: boolean; ended: Promise<void> }> {
  requireSuperadmin(context.actor);
  const provider = await getEnabledProvider(context.db, slug);
  const finish = async (origin: RunOrigin) => {
    const name = origin === "notice" ? eventLease(provider.id) : syncLease(provider.id);
    const held = await takeLease(context.db, name);
    return held && { ended: finishRuns({ context, provider }, origin, held.lease).finally(held.release) };
  };
  const full = await finish("full");
  // Where the directory events are being followed, whoever does so finishes them in a moment.
  const events = await finish("notice");
  const ended = Promise.all([full?.ended, events?.ended]).then(() => undefined);
  return { started: full !== null, ended };
}

/** As `startFinish`, and waits for the end. */
export async function finishSync(
  context: Context & { db: Database },
  request: Pick<SyncRequest, "provider">,
): Promise<{ started: boolean }> {
  const { started, ended } = await startFinish(context, request);
  await ended;
  return { started };
}

async function getEnabledProvider(db: Database, slug: string): Promise<EnabledProvider> {
  const provider = await findEnabledProvider(db, slug);
  if (!provider) throw new AppError("not-found", syncWords("unknownProvider", { provider: slug }));
  return provider;
}
