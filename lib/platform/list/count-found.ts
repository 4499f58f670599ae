import { type SQLWrapper, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";

/**
 * As far as the rows of a list are counted, so that it takes no longer however many there are: a count of one more stands
 * for all that are beyond.
 */
export const mostCounted = 10_000;

/** A selection without a limit so far. */
interface Selection {
  limit(rows: number): SQLWrapper;
}

/** How many rows a selection has, up to `mostCounted + 1`. */
export const countFound = (db: Handle, rows: Selection): Promise<number> =>
  db.$count(sql`${rows.limit(mostCounted + 1)} AS found`);
