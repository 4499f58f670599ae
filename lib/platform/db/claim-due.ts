import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { AnyMySqlColumn, MySqlTable } from "drizzle-orm/mysql-core";
import type { Context } from "@/lib/platform/db/context";
import { databaseNow, inMs } from "@/lib/platform/db/moment";
import { inTransaction } from "@/lib/platform/db/transaction";

/** A table of things to be done once, by whichever process comes first. */
export type Outbox = MySqlTable & {
  id: AnyMySqlColumn;
  /** When somebody may take it; null: never again. */
  nextTryAt: AnyMySqlColumn;
  /** Who has taken it. */
  claim: AnyMySqlColumn;
};

/** Small tables are scanned, and a scan waits for rows that others have not committed: writes to an outbox go by the key. */
export const byKey = (outbox: Outbox): SQL => sql`${outbox} FORCE INDEX (PRIMARY)`;

/** One of these rows, as long as whoever claimed it still has it. */
export const stillClaimed = (
  outbox: Outbox,
  rows: readonly { id: string; claim: string | null }[],
): SQL | undefined =>
  and(
    inArray(
      outbox.id,
      rows.map(({ id }) => id),
    ),
    inArray(outbox.claim, [...new Set(rows.flatMap(({ claim }) => claim ?? []))]),
  );

/**
 * Takes what is due of an outbox, the oldest first, for this caller alone for so many milliseconds; then it is due again, so
 * that nothing is lost with a process. At most `limit`. Gives the condition by which the taken rows are read; null, after
 * one indexed read, when nothing is due.
 */
export async function claimDue(
  context: Context,
  outbox: Outbox,
  { limit, claimMs }: { limit: number; claimMs: number },
): Promise<SQL | null> {
  // Read without a lock, then taken by their keys: never waits for a change that has not been committed yet.
  const due = await context.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(lte(outbox.nextTryAt, databaseNow))
    .orderBy(asc(outbox.nextTryAt))
    .limit(limit);
  if (due.length === 0) return null;
  const these = inArray(
    outbox.id,
    due.map(({ id }) => id),
  );
  const claim = randomUUID();
  await inTransaction(context, ({ db }) =>
    db.execute(
      sql`UPDATE ${byKey(outbox)} SET claim = ${claim}, next_try_at = ${inMs(claimMs)} WHERE ${these} AND ${lte(outbox.nextTryAt, databaseNow)}`,
    ),
  );
  return sql`${these} AND ${eq(outbox.claim, claim)}`;
}
