import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/platform/db/context";
import { revocation } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";

export type Revocation = typeof revocation.$inferSelect;

/** Longer than a delivery may take: whoever is killed in it holds up others no longer than this. */
const claimMs = 5_000;

const now = sql`UTC_TIMESTAMP(3)`;

/** A moment so many milliseconds from now by the database's clock. */
export const inMs = (milliseconds: number | SQL): SQL =>
  sql`TIMESTAMPADD(MICROSECOND, ROUND(${milliseconds} * 1000), UTC_TIMESTAMP(3))`;

/** Small tables are scanned, and a scan waits for rows that others have not committed: our writes go by the key. */
export const byKey = sql`${revocation} FORCE INDEX (PRIMARY)`;

/**
 * Takes revocations that are due, the oldest first, for this caller alone for five seconds; then they are due again, so
 * that none is lost with a process. At most `limit`. Usually there are none, and one indexed read is all that happens.
 */
export async function claimDue(context: Context, limit: number): Promise<Revocation[]> {
  // Read without a lock, then taken by their keys: never waits for a change that has not been committed yet.
  const due = await context.db
    .select({ id: revocation.id })
    .from(revocation)
    .where(lte(revocation.nextTryAt, now))
    .orderBy(asc(revocation.nextTryAt))
    .limit(limit);
  if (due.length === 0) return [];
  const these = inArray(
    revocation.id,
    due.map(({ id }) => id),
  );
  const claim = randomUUID();
  return inTransaction(context, async (tx) => {
    await tx.db.execute(
      sql`UPDATE ${byKey} SET claim = ${claim}, next_try_at = ${inMs(claimMs)} WHERE ${these} AND ${lte(revocation.nextTryAt, now)}`,
    );
    return tx.db
      .select()
      .from(revocation)
      .where(and(these, eq(revocation.claim, claim)));
  });
}
