import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { forgetConflictsBefore } from "@/lib/accounts/external-identity/forget-conflicts";
import { noticeLease, previewLease, syncLease } from "@/lib/directory/run/lease-names";
import { applyPlan } from "@/lib/directory/sync/apply-plan";
import { allowedChanges, guardedKinds } from "@/lib/directory/sync/guard";
import { type HeldLease, takeLease } from "@/lib/directory/sync/hold-lease";
import { loadPolicy } from "@/lib/directory/sync/load-policy";
import { logLine } from "@/lib/directory/sync/log-line";
import { noteWaitingRun } from "@/lib/directory/sync/note-conflicts";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { type Reading, readDirectory } from "@/lib/directory/sync/read-directory";
import {
  countAttempt,
  countLines,
  type OwnRun,
  openRuns,
  RunCancelled,
  type RunOrigin,
  type SyncRun,
  setRunState,
} from "@/lib/directory/sync/run-row";
import { untilCancelled } from "@/lib/directory/sync/watch-cancellation";
import { actorLabel, requireSuperadmin } from "@/lib/platform/actor";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { type Lease, LeaseLost } from "@/lib/platform/db/lease";
import { mailbox, syncRun } from "@/lib/platform/db/schema";
import type { SyncTrigger } from "@/lib/platform/db/schema/sync-run";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { openSource } from "@/lib/providers/provider/open-source";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";

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

type Open = (provider: SignInProvider, signal: AbortSignal) => DirectorySource;

/**
 * Starts to follow the directory of a provider once, and answers as soon as the run has its row: it reads the directory
 * whole, plans, and applies the plan unless it changes more than the guard lets pass. First it finishes what an
 * interrupted run has left. One process of the fleet at a time; whatever ends it, the run's row says how. For
 * superadmins, the system and the shell; throws `not-found` for an unknown or disabled provider.
 */
export async function startSync(
  context: Context & { db: Database },
  { provider: slug, trigger, dryRun = false }: SyncRequest,
  open: Open = openSource,
): Promise<StartedSync> {
  requireSuperadmin(context.actor);
  const provider = await getEnabledProvider(context.db, slug);
  const job = { context, provider, trigger, dryRun, open };
  const held = await takeLease(context.db, dryRun ? previewLease(provider.id) : syncLease(provider.id));
  if (!held) return { started: false, reason: "under-way" };
  try {
    const runId = await insertRun(job);
    return { started: true, runId, ended: oneRun(job, runId, held).finally(held.release) };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** As `startSync`, and waits for the end of the run. */
export async function runSync(
  context: Context & { db: Database },
  request: SyncRequest,
  open: Open = openSource,
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
    const name = origin === "notice" ? noticeLease(provider.id) : syncLease(provider.id);
    const held = await takeLease(context.db, name);
    return held && { ended: finishRuns({ context, provider }, origin, held.lease).finally(held.release) };
  };
  const full = await finish("full");
  // Where the notices are being followed, whoever does so finishes them in a moment.
  const notice = await finish("notice");
  const ended = Promise.all([full?.ended, notice?.ended]).then(() => undefined);
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

/** Applies what the runs of one kind have left that may be applied. True, since there is nothing more to say. */
export async function finishRuns(
  { context, provider }: Pick<Job, "context" | "provider">,
  origin: RunOrigin,
  lease: Lease,
): Promise<true> {
  const { db } = context;
  const left = (await openRuns(db, provider.id, origin)).filter(({ state }) => state === "applying");
  if (left.length === 0) return true;
  const policy = await loadPolicy(db, provider);
  for (const { id: runId } of left) {
    const run = { db, lease, runId };
    await untilItsEnd(run, () => apply({ context, provider }, policy, run));
  }
  return true;
}

async function getEnabledProvider(db: Database, slug: string): Promise<SignInProvider> {
  const provider = await findProviderForSignIn(db, slug);
  if (!provider)
    throw new AppError("not-found", `There is no identity provider ${slug} that is switched on.`);
  return provider;
}

interface Job {
  context: Context & { db: Database };
  provider: SignInProvider;
  trigger: SyncTrigger;
  dryRun: boolean;
  open: Open;
}

async function oneRun(job: Job, runId: string, { lease, signal }: HeldLease): Promise<void> {
  const { context, provider, dryRun } = job;
  const run = { db: context.db, lease, runId };
  await untilItsEnd(run, async () => {
    const policy = await loadPolicy(context.db, provider);
    await closeOpenRuns(job, policy, run);
    const counts = await untilCancelled(context.db, runId, signal, (either) =>
      read(job, policy, run, either),
    );
    if (dryRun) return setRunState(run, "done", { counts });
    const tooMany = await guardProblem(context.db, policy, counts);
    if (tooMany) {
      await noteWaitingRun(context, policy, runId);
      return setRunState(run, "waiting", { counts, ...tooMany });
    }
    await setRunState(run, "applying", { counts });
    await apply(job, policy, run);
  });
}

async function insertRun({ context, provider, trigger, dryRun }: Job): Promise<string> {
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

/** Finishes a run that was being applied when its process died; what was only read is read anew by the run that follows. */
async function closeOpenRuns(job: Job, policy: SyncPolicy, own: OwnRun): Promise<void> {
  const { db, lease } = own;
  const { id: providerId } = job.provider;
  const open = await openRuns(db, providerId, "full", job.dryRun);
  const held = job.dryRun ? [] : await openRuns(db, providerId, "notice");
  for (const { id: runId, state } of [...open, ...held.filter((one) => one.state === "waiting")]) {
    if (runId === own.runId) continue;
    const run = { db, lease, runId };
    if (state === "applying") {
      await countAttempt(db, runId);
      await untilItsEnd(run, () => apply(job, policy, run));
    } else
      await setRunState(run, state === "waiting" ? "cancelled" : "failed", {
        problem:
          state === "waiting"
            ? "A newer run took its place."
            : "The process ended while it read the directory. Nothing was changed.",
        remedy: null,
      });
  }
}

async function read(job: Job, policy: SyncPolicy, { db, lease, runId }: OwnRun, signal: AbortSignal) {
  const source = job.open(job.provider, signal);
  const expectedPeople = await source.count();
  await db.update(syncRun).set({ expectedPeople }).where(eq(syncRun.id, runId));
  const { dryRun } = job;
  const reading: Reading = { db, policy, source, runId, lease, dryRun, lines: 0, passedOver: {} };
  await readDirectory(reading);
  const passedOver = Object.entries(reading.passedOver).map(([reason, number]) => [
    `passed-over.${reason}`,
    number,
  ]);
  return { ...(await countLines(db, runId)), ...Object.fromEntries(passedOver) } as Record<string, number>;
}

/** Why an administrator must look at the plan first, or null. */
async function guardProblem(db: Database, { provider }: SyncPolicy, counts: Record<string, number>) {
  const planned = guardedKinds.reduce((sum, kind) => sum + (counts[`${kind}.planned`] ?? 0), 0);
  const linked = await db.$count(mailbox, eq(mailbox.identityProviderId, provider.id));
  const allowed = allowedChanges(provider.settings.sync, linked);
  if (planned <= allowed) return null;
  return {
    problem: `The plan would change or shut out ${planned} of ${linked} mailboxes; at most ${allowed} may be changed without asking.`,
    remedy:
      "Look at the plan. If it is right, approve it; if not, mend the directory or the mappings and cancel it.",
  };
}

async function apply(
  { context, provider }: Pick<Job, "context" | "provider">,
  policy: SyncPolicy,
  run: OwnRun,
): Promise<void> {
  const { runId, lease } = run;
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  await applyPlan({ ...context, actor, requestId: runId }, policy, runId, lease, (line) =>
    logLine(provider.slug, line),
  );
  const counts = await countLines(context.db, runId);
  const [row] = await context.db.select().from(syncRun).where(eq(syncRun.id, runId));
  if (row && row.trigger !== "notice") await forgetConflictsBefore(context.db, provider, row.startedAt);
  const passedOver = Object.entries(row?.counts ?? {}).filter(([name]) => name.startsWith("passed-over."));
  await setRunState(run, "done", { counts: { ...Object.fromEntries(passedOver), ...counts } });
}

/** Does the work of a run; whatever ends it is written to its row in words, and to the log. */
async function untilItsEnd(run: OwnRun, work: () => Promise<void>): Promise<void> {
  const { db, runId } = run;
  const log = logger("directory-sync");
  try {
    await work();
  } catch (error) {
    // The process that has the lease now looks after the run.
    if (error instanceof LeaseLost) throw error;
    if (error instanceof RunCancelled) {
      await setRunState(run, "cancelled", { problem: "It was cancelled.", remedy: null });
    } else {
      const problem = error instanceof AppError ? error.message : "Something went wrong on our side.";
      const remedy = error instanceof DirectoryError ? error.remedy : "The log has the details.";
      log.error({ error, run: runId }, "a run of the directory sync failed");
      await setRunState(run, "failed", { problem, remedy });
    }
  }
  const [row] = await db.select().from(syncRun).where(eq(syncRun.id, runId));
  if (row) log.info(summary(row), `directory sync ${row.state}`);
}

const summary = ({
  id,
  state,
  dryRun,
  readPeople,
  unchangedPeople,
  counts,
  problem,
  startedAt,
}: SyncRun) => ({
  ...{ run: id, state, dryRun, readPeople, unchangedPeople, counts, problem },
  durationMs: Date.now() - startedAt.getTime(),
});
