import { asc, eq, gt } from "drizzle-orm";
import { type Anchor, readAnchor } from "@/lib/platform/audit/anchor";
import { eventHash } from "@/lib/platform/audit/record-event";
import type { Handle } from "@/lib/platform/db/client";
import { auditEvent, auditHead } from "@/lib/platform/db/schema";

const pageSize = 1_000;

type EventRow = typeof auditEvent.$inferSelect;

export type ChainVerdict =
  | { intact: true; events: number; lastEvent: number; removedTo: number }
  | { intact: false; brokenAt: number };

/** The oldest events after this one, in their order. */
export const eventsAfter = (db: Handle, { sequence }: Anchor, limit: number): Promise<EventRow[]> =>
  db
    .select()
    .from(auditEvent)
    .where(gt(auditEvent.sequence, sequence))
    .orderBy(asc(auditEvent.sequence))
    .limit(limit);

/** Where the events lead that must follow this place one by one, or the number of the first that does not. */
export function follow(start: Anchor, events: readonly EventRow[]): Anchor | { brokenAt: number } {
  let { sequence, hash } = start;
  for (const { hash: stored, ...row } of events) {
    const isNext = row.sequence === sequence + 1 && row.previousHash === hash && eventHash(row) === stored;
    if (!isNext) return { brokenAt: sequence + 1 };
    sequence = row.sequence;
    hash = stored;
  }
  return { sequence, hash };
}

/**
 * Walks the audit log in pages, from the anchor to the head; tells the first sequence number that was changed,
 * removed otherwise than by rule, or cut off. With a forged anchor nothing is vouched for from the first event on.
 */
export async function verifyChain(db: Handle): Promise<ChainVerdict> {
  const [head] = await db.select().from(auditHead).where(eq(auditHead.id, 1));
  const anchor = await readAnchor(db);
  if (anchor === "forged") return { intact: false, brokenAt: 1 };
  let place = anchor;
  for (;;) {
    const page = await eventsAfter(db, place, pageSize);
    const next = follow(place, page);
    if ("brokenAt" in next) return { intact: false, brokenAt: next.brokenAt };
    place = next;
    if (page.length < pageSize) break;
  }
  const { sequence, hash } = place;
  if (!head || head.sequence !== sequence || head.hash !== hash)
    return { intact: false, brokenAt: sequence + 1 };
  const removedTo = anchor.sequence;
  return { intact: true, events: sequence - removedTo, lastEvent: sequence, removedTo };
}
