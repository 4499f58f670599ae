import { and, eq, inArray, or, sql } from "drizzle-orm";
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

/** When the next mail for this purpose may go to where this row goes; null: now. */
export async function nextAllowed(
  db: Handle,
  { mailboxId, recipient }: NotificationRow,
  purpose: Purpose,
): Promise<Date | null> {
  // What several rows told in one mail has been settled at one moment.
  const [lately] = await db
    .select({
      mails: sql<number>`COUNT(DISTINCT ${notification.settledAt})`.mapWith(Number),
      first: sql<Date | null>`MIN(${notification.settledAt})`.mapWith(notification.settledAt),
    })
    .from(notification)
    .where(
      and(
        or(
          eq(notification.mailboxId, mailboxId),
          recipient === null ? undefined : eq(notification.recipient, recipient),
        ),
        inArray(notification.kind, kindsFor(purpose)),
        eq(notification.outcome, "sent"),
        sql`${notification.settledAt} > ${inMs(-hourMs)}`,
      ),
    );
  if (!lately?.first || lately.mails < mostAnHour[purpose]) return null;
  return new Date(lately.first.getTime() + hourMs);
}
