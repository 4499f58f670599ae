import { and, isNull, sql } from "drizzle-orm";
import type { NotificationRow } from "@/lib/notification/outbox/claim-notifications";
import { byKey, stillClaimed } from "@/lib/platform/db/claim-due";
import type { Handle } from "@/lib/platform/db/client";
import { databaseNow, inMs } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";
import type { notificationOutcomes } from "@/lib/platform/db/schema/notification";

const firstPauseMs = 10_000;
const longestPauseMs = 30 * 60_000;
const longestProblem = 500;

const rows = byKey(notification);
/** Only what has no end yet: an end is for ever. */
const mine = (done: readonly NotificationRow[]) =>
  and(stillClaimed(notification, done), isNull(notification.outcome));

/** Notes how it ended. A secret link goes with that. */
export async function complete(
  db: Handle,
  done: readonly NotificationRow[],
  outcome: (typeof notificationOutcomes)[number],
  problem: string | null = null,
): Promise<void> {
  await db.execute(
    sql`UPDATE ${rows} SET outcome = ${outcome}, settled_at = ${databaseNow}, next_try_at = NULL, sealed_link = NULL, last_problem = ${problem?.slice(0, longestProblem) ?? null} WHERE ${mine(done)}`,
  );
}

/** Notes that it could not be sent now, and when it is tried again: after 10 s, doubling up to half an hour. */
export async function postponeFailed(
  db: Handle,
  failed: readonly NotificationRow[],
  problem: string,
): Promise<void> {
  if (failed.length === 0) return;
  const pause = sql`LEAST(${firstPauseMs} * POW(2, LEAST(${notification.attempts}, 20)), ${longestPauseMs})`;
  // In this order: the pause counts the failures before this one.
  await db.execute(
    sql`UPDATE ${rows} SET next_try_at = ${inMs(pause)}, attempts = attempts + 1, last_problem = ${problem.slice(0, longestProblem)} WHERE ${mine(failed)}`,
  );
}

/** Lets it wait for a moment to come, without any failure. */
export async function postponeUntil(
  db: Handle,
  waiting: readonly NotificationRow[],
  moment: Date,
): Promise<void> {
  await db.execute(sql`UPDATE ${rows} SET next_try_at = ${moment} WHERE ${mine(waiting)}`);
}
