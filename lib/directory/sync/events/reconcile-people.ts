import { forgetConflictsOf } from "@/lib/accounts/external-identity/forget-conflicts";
import { markHandled, postponeEvents } from "@/lib/directory/event/pending";
import { syncLease } from "@/lib/directory/run/lease-names";
import { applySome } from "@/lib/directory/sync/apply-plan";
import { eventGuardProblem, isGuarded } from "@/lib/directory/sync/events/event-guard";
import {
  addLines,
  dropLines,
  endWhenEmpty,
  findWaitingRun,
  insertEventRun,
} from "@/lib/directory/sync/events/event-run";
import { type LookedUp, planPeople } from "@/lib/directory/sync/events/plan-people";
import type { EventJob } from "@/lib/directory/sync/events/read-events";
import { keepGroupsOfFound } from "@/lib/directory/sync/keep-groups";
import { logLine } from "@/lib/directory/sync/log-line";
import type { PlannedLine, StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { loadPolicy } from "@/lib/directory/sync/policy";
import { countLines, writeRunState } from "@/lib/directory/sync/run-row";
import { forgetMisses } from "@/lib/directory/sync/store-plan";
import { type Lease, pauseLease, requireLease } from "@/lib/platform/db/lease";
import type { NamingTrigger } from "@/lib/platform/db/schema/sync-run";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { words } from "@/lib/words/text";

const reconcileWords = words("directory.reconcile", {
  mailboxChanged: "The mailbox was changed in the meantime.",
});

/**
 * Plans and applies what directory events about these people have led to, and marks the directory events as handled: all of it in one
 * transaction, so that a crash leaves either nothing or everything. There is a run only where there is a line. A full run
 * that is under way applies nothing meanwhile, and what it has read of these people before counts no more.
 */
export async function reconcilePeople(job: EventJob, looked: readonly LookedUp[], asOf: Date): Promise<void> {
  const { context, provider } = job;
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  const { lease } = job;
  const lines = await inTransaction({ ...context, actor }, async (tx) => {
    await requireLease(tx.db, lease);
    return reconcile(tx, { provider, lease, trigger: "notice" }, looked, asOf);
  });
  for (const line of lines) logLine(provider.slug, line);
}

/** Whose people are reconciled, under which lease, and what has named them. */
export interface Reconciliation {
  provider: SyncPolicy["provider"];
  /** The provider's lease of directory events, which the caller holds or has paused. */
  lease: Lease;
  trigger: NamingTrigger;
}

/** The part of `reconcilePeople` that is done in the caller's transaction; gives the lines that were applied. */
export async function reconcile(
  tx: TransactionContext,
  reconciliation: Reconciliation,
  looked: readonly LookedUp[],
  asOf: Date,
): Promise<StoredLine[]> {
  const { db } = tx;
  const { provider, trigger } = reconciliation;
  const { id: providerId } = provider;
  await pauseLease(db, syncLease(providerId));
  const policy = await loadPolicy(db, provider);
  const plan = await planPeople(db, policy, looked);
  // Whoever pushes says itself which groups it speaks of.
  if (trigger === "notice") await keepGroupsOfFound(db, policy, looked);
  if (plan.foundAgain.length > 0) await forgetMisses(db, plan.foundAgain);
  const waiting = await findWaitingRun(db, providerId);
  const subjects = looked.map(({ subject }) => subject);
  if (waiting) await dropLines(db, waiting, subjects);
  await forgetConflictsOf(db, provider, subjects);
  const guarded = plan.lines.filter(isGuarded);
  const problem = await eventGuardProblem(db, policy, guarded.length);
  const held = problem ? guarded : [];
  const applied = await applyNow(
    tx,
    reconciliation,
    policy,
    plan.lines.filter((line) => !held.includes(line)),
  );
  if (problem) {
    const runId = waiting ?? (await insertEventRun(db, providerId, trigger, "waiting", 0));
    await addLines(db, runId, held);
    await writeRunState(db, runId, "waiting", { counts: await countLines(db, runId), ...problem });
    await markHandled(db, { providerId, subjects: subjectsOf(held), asOf, runId });
  } else if (waiting) await endWhenEmpty(db, waiting);
  // Somebody was quicker: the person is looked up once more.
  const outdated = subjectsOf(applied.filter(({ state }) => state === "outdated"));
  await postponeEvents(db, providerId, outdated, reconcileWords("mailboxChanged"));
  const again = new Set(outdated);
  const runId = applied[0]?.runId ?? null;
  const here = subjectsOf(applied).filter((subject) => !again.has(subject));
  await markHandled(db, { providerId, subjects: here, asOf, runId });
  const rest = subjects.filter((subject) => !again.has(subject));
  await markHandled(db, { providerId, subjects: rest, asOf, runId: null });
  return applied;
}

const subjectsOf = (lines: readonly { subject: string | null }[]) =>
  lines.flatMap(({ subject }) => subject ?? []);

async function applyNow(
  tx: TransactionContext,
  { provider, lease, trigger }: Reconciliation,
  policy: SyncPolicy,
  lines: PlannedLine[],
): Promise<StoredLine[]> {
  if (lines.length === 0) return [];
  const runId = await insertEventRun(tx.db, provider.id, trigger, "applying", lines.length);
  await addLines(tx.db, runId, lines);
  const done = await applySome({ ...tx, requestId: runId }, policy, runId, lease);
  await writeRunState(tx.db, runId, "done", { counts: await countLines(tx.db, runId) });
  return done;
}
