import { inArray, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { loginAttempt, mailbox } from "@/lib/platform/db/schema";

/**
 * When each of these mailboxes last let somebody in, by any door, as far back as the login history goes; whoever is in none
 * of it is missing. One seek in an index for each, however long their histories are.
 */
export async function lastLogins(db: Handle, mailboxIds: readonly string[]): Promise<Map<string, Date>> {
  if (mailboxIds.length === 0) return new Map();
  // Written out: in a select of one table drizzle leaves the tables' names away, and both have an `id`.
  const last = sql<Date | null>`(SELECT attempt.last_at FROM ${loginAttempt} attempt
    WHERE attempt.mailbox_id = ${mailbox}.id AND attempt.result = 'accepted'
    ORDER BY attempt.last_at DESC LIMIT 1)`.mapWith(loginAttempt.lastAt);
  const rows = await db
    .select({ id: mailbox.id, last })
    .from(mailbox)
    .where(inArray(mailbox.id, [...mailboxIds]));
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last] as const])));
}
