import { and, asc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { directoryEvent } from "@/lib/platform/db/schema";
import { storedText } from "@/lib/words/stored-text";
import type { Text } from "@/lib/words/text";

const pendingOf = (providerId: string) =>
  and(eq(directoryEvent.identityProviderId, providerId), isNull(directoryEvent.handledAt));

/** The people of a provider whom pending directory events are about, those first of whom we heard first. */
export async function dueSubjects(
  db: Handle,
  providerId: string,
  limit: number,
  now = new Date(),
): Promise<string[]> {
  const rows = await db
    .select({ subject: directoryEvent.subject })
    .from(directoryEvent)
    .where(and(pendingOf(providerId), lte(directoryEvent.nextTryAt, now)))
    .groupBy(directoryEvent.subject)
    .orderBy(asc(sql`MIN(${directoryEvent.receivedAt})`), asc(directoryEvent.subject))
    .limit(limit);
  return rows.map(({ subject }) => subject);
}

export interface Handled {
  providerId: string;
  subjects: readonly string[];
  /** When the directory was asked for them: what was heard later is still pending. */
  asOf: Date;
  /** The run that holds what they led to; null: nothing had to be done. */
  runId: string | null;
}

/** Marks the directory events about these people as handled. */
export async function markHandled(db: Handle, { providerId, subjects, asOf, runId }: Handled): Promise<void> {
  if (subjects.length === 0) return;
  await db
    .update(directoryEvent)
    .set({ handledAt: new Date(), runId, problem: null })
    .where(
      and(
        pendingOf(providerId),
        inArray(directoryEvent.subject, [...subjects]),
        lte(directoryEvent.receivedAt, asOf),
      ),
    );
}

/** Puts off the directory events about somebody: 2 s after the first attempt, twice as long after each further one, 10 minutes at most. */
export async function postponeEvents(
  db: Handle,
  providerId: string,
  subjects: readonly string[],
  problem: Text,
): Promise<void> {
  if (subjects.length === 0) return;
  // Columns are assigned in the order of the table, so `attempts` has been raised before it is read here.
  const seconds = sql`LEAST(POW(2, LEAST(${directoryEvent.attempts}, 10)), 600)`;
  await db
    .update(directoryEvent)
    .set({
      attempts: sql`${directoryEvent.attempts} + 1`,
      nextTryAt: sql`TIMESTAMPADD(SECOND, ${seconds}, UTC_TIMESTAMP(3))`,
      problem: storedText(problem, 500),
    })
    .where(and(pendingOf(providerId), inArray(directoryEvent.subject, [...subjects])));
}

/** Those of the people of whom the last directory event after a moment was handled otherwise than by this run. */
export async function subjectsHandledSince(
  db: Handle,
  about: { providerId: string; subjects: readonly string[]; since: Date; exceptRunId: string },
): Promise<Set<string>> {
  if (about.subjects.length === 0) return new Set();
  const { subject, runId, handledAt, identityProviderId } = directoryEvent;
  const rows = await db
    .select({ subject, runId })
    .from(directoryEvent)
    .where(
      and(
        eq(identityProviderId, about.providerId),
        inArray(subject, [...about.subjects]),
        gt(handledAt, about.since),
      ),
    )
    .orderBy(asc(handledAt));
  const last = new Map(rows.map((row) => [row.subject, row.runId]));
  return new Set([...last].flatMap(([name, run]) => (run === about.exceptRunId ? [] : name)));
}
