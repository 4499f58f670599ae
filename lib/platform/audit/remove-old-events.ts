import { and, eq, gt, lte } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import { readAnchor, writeAnchor } from "@/lib/platform/audit/anchor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { eventsAfter, follow } from "@/lib/platform/audit/verify-chain";
import type { Context } from "@/lib/platform/db/context";
import { auditEvent, auditHead } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";

const dayMs = 86_400_000;
/** Removing so many takes about 0.1 s, for which whoever changes something waits. */
const eventsAtOnce = 1_000;

const input = z.strictObject({ olderThanDays: z.int().min(1) });

/**
 * Removes the events of days that are longer ago, from the oldest end, some at a time. Each step moves the signed anchor
 * and tells the audit log itself, in one transaction. A log that is broken there is left alone: it is evidence. For
 * superadmins and the system.
 */
export async function removeOldEvents(
  context: Context,
  given: z.input<typeof input>,
  now = new Date(),
): Promise<{ removed: number }> {
  requireSuperadmin(context.actor);
  const { olderThanDays } = parseInput(input, given);
  // Whole days (UTC), so that it happens once a day and not with every round.
  const today = now.getTime() - (now.getTime() % dayMs);
  const before = new Date(today - olderThanDays * dayMs);
  for (let removed = 0; ; ) {
    const some = await inTransaction(context, (tx) => removeSome(tx, before));
    removed += some;
    if (some < eventsAtOnce) return { removed };
  }
}

async function removeSome(tx: TransactionContext, before: Date): Promise<number> {
  // Whoever records or removes events waits here for the others.
  await tx.db.select().from(auditHead).where(eq(auditHead.id, 1)).for("update");
  const anchor = await readAnchor(tx.db);
  if (anchor === "forged") return leaveAlone(1);
  const oldest = await eventsAfter(tx.db, anchor, eventsAtOnce);
  const kept = oldest.findIndex(({ at }) => at >= before);
  const old = kept < 0 ? oldest : oldest.slice(0, kept);
  if (old.length === 0) return 0;
  const last = follow(anchor, old);
  if ("brokenAt" in last) return leaveAlone(last.brokenAt);
  await tx.db
    .delete(auditEvent)
    .where(and(gt(auditEvent.sequence, anchor.sequence), lte(auditEvent.sequence, last.sequence)));
  await writeAnchor(tx.db, last);
  await recordEvent(tx, {
    action: "audit-trail.remove-old",
    subject: { kind: "audit-trail", id: "1", label: "Audit trail" },
    before: { removedTo: anchor.sequence },
    after: { removedTo: last.sequence, olderThan: before.toISOString() },
  });
  return old.length;
}

function leaveAlone(brokenAt: number): number {
  logger("audit").error({ brokenAt }, "the audit log is broken; nothing old is removed from it");
  return 0;
}
