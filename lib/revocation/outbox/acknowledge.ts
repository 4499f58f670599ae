import { sql } from "drizzle-orm";
import { byKey, stillClaimed } from "@/lib/platform/db/claim-due";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { revocation } from "@/lib/platform/db/schema";
import type { Revocation } from "@/lib/revocation/outbox/claim-revocations";

/*
 * Why two rounds: a login that the gate decided just before the change may arrive at the mail server just after the kick.
 * The gate's answer counts for at most 1.5 s after its question (letterlock.lua), and Dovecot needs some milliseconds
 * from there to an open connection, or a second when it is very busy. So the same is done once more 3 s later; who came
 * back meanwhile with a proof that is still good comes back once more.
 */

const secondRoundMs = 3_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;
const longestProblem = 500;

const rows = byKey(revocation);
const mine = (done: readonly Revocation[]) => stillClaimed(revocation, done);

/** Notes what was delivered: the first round is followed by a second one, after which nothing is left to do. */
export async function acknowledgeDelivered(db: Handle, done: readonly Revocation[]): Promise<void> {
  const [second, first] = [done.filter(isSecond), done.filter((row) => !isSecond(row))];
  if (second.length > 0) await db.execute(sql`DELETE ${revocation} FROM ${rows} WHERE ${mine(second)}`);
  if (first.length > 0)
    await db.execute(
      sql`UPDATE ${rows} SET delivered = TRUE, attempts = 0, last_problem = NULL, next_try_at = ${inMs(secondRoundMs)} WHERE ${mine(first)}`,
    );
}

const isSecond = ({ delivered }: Revocation): boolean => delivered;

/** Notes what could not be delivered, and when it is tried again: after 0.5 s, doubling up to 5 s, for ever. */
export async function postponeFailed(
  db: Handle,
  failed: readonly Revocation[],
  problem: string,
): Promise<void> {
  if (failed.length === 0) return;
  const pause = sql`LEAST(${firstPauseMs} * POW(2, LEAST(${revocation.attempts}, 10)), ${longestPauseMs})`;
  // In this order: the pause counts the failures before this one.
  await db.execute(
    sql`UPDATE ${rows} SET next_try_at = ${inMs(pause)}, attempts = attempts + 1, last_problem = ${problem.slice(0, longestProblem)} WHERE ${mine(failed)}`,
  );
}
