import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { type NotificationKind, notificationPurposes, type Purpose } from "@/lib/notification/kind/kinds";
import type { NotificationRow } from "@/lib/notification/outbox/claim-notifications";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";

const hourMs = 3_600_000;

/** How many mails an hour a mailbox gets, by what they are for: whoever causes many of one purpose hides none of another. */
const mostAnHour: Record<Purpose, number> = { essential: 10, optional: 6, link: 5 };

const kindsFor = (purpose: Purpose): NotificationKind[] =>
  (Object.keys(notificationPurposes) as NotificationKind[]).filter(
    (kind) => notificationPurposes[kind] === purpose,
  );

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

/** When the next mail for this purpose may go to where this row goes; null: now. */
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
        inArray(notification.kind, kindsFor(purpose)),
        eq(notification.outcome, "sent"),
        sql`${notification.completedAt} > ${inMs(-hourMs)}`,
      ),
    );
  if (!lately?.first || lately.mails < mostAnHour[purpose]) return null;
  return new Date(lately.first.getTime() + hourMs);
}
