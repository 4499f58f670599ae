import { inArray, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { loginAttempt, mailbox } from "@/lib/platform/db/schema";

/**
 * When each of these mailboxes last let somebody in, by any door, as far back as the login history goes; whoever is in none
 * of it is missing. One seek in an index for each, however long their histories are.
 */
export async function lastLogins(db: Handle, mailboxIds: readonly string[]): Promise<Map<string, Date>> {
  if (mailboxIds.length === 0) return new Map();
  const last = sql<Date | null>`(SELECT ${loginAttempt.lastAt} FROM ${loginAttempt}
    WHERE ${loginAttempt.mailboxId} = ${mailbox.id} AND ${loginAttempt.result} = 'accepted'
    ORDER BY ${loginAttempt.lastAt} DESC LIMIT 1)`.mapWith(loginAttempt.lastAt);
  const rows = await db
    .select({ id: mailbox.id, last })
    .from(mailbox)
    .where(inArray(mailbox.id, [...mailboxIds]));
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last] as const])));
}
