import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Purpose } from "@/lib/notification/kind/kinds";
import type { NotificationRow } from "@/lib/notification/outbox/claim-notifications";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";

const hourMs = 3_600_000;

/**
 * How many mails of one kind an hour a mailbox gets, by what they are for. Whoever causes many of one kind hides none of another: ten
 * new devices not a changed password, and links to confirm an address not the one that its owner has asked for.
 */
const mostAnHour: Record<Purpose, number> = { essential: 10, optional: 6, link: 5 };

/**
 * Links come to addresses that anybody may have typed, so each address is counted over all mailboxes. A recovery address is
 * counted apart from its mailbox, and for that mailbox alone: another one that has it too hides nothing.
 */
function countedWith({ mailboxId, recipient }: NotificationRow, purpose: Purpose) {
  const ofMailbox = eq(notification.mailboxId, mailboxId);
  if (recipient === null) return and(ofMailbox, isNull(notification.recipient));
  if (purpose === "link") return or(ofMailbox, eq(notification.recipient, recipient));
  return and(ofMailbox, isNotNull(notification.recipient));
}

/** When the next mail of its kind may go to where this row goes; null: now. */
export async function nextAllowed(db: Handle, row: NotificationRow, purpose: Purpose): Promise<Date | null> {
  // What several rows told in one mail has been completed at one moment.
  const [lately] = await db
    .select({
      mails: sql<number>`COUNT(DISTINCT ${notification.completedAt})`.mapWith(Number),
      first: sql<Date | null>`MIN(${notification.completedAt})`.mapWith(notification.completedAt),
    })
    .from(notification)
    .where(
      and(
        countedWith(row, purpose),
        eq(notification.kind, row.kind),
        eq(notification.outcome, "sent"),
        sql`${notification.completedAt} > ${inMs(-hourMs)}`,
      ),
    );
  if (!lately?.first || lately.mails < mostAnHour[purpose]) return null;
  return new Date(lately.first.getTime() + hourMs);
}
