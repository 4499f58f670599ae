import { desc } from "drizzle-orm";
import { claimDue } from "@/lib/platform/db/claim-due";
import type { Context } from "@/lib/platform/db/context";
import { notification } from "@/lib/platform/db/schema";

export type NotificationRow = typeof notification.$inferSelect;

const limit = 50;
/** Longer than a round with a mail server that gets slower and slower; a crash holds up what it had taken no longer than this. */
const claimMs = 5 * 60_000;

/** Takes up to fifty notifications that are due, the newest first, for this caller alone for five minutes. */
export async function claimNotifications(context: Context): Promise<NotificationRow[]> {
  const claimed = await claimDue(context, notification, { limit, claimMs });
  return claimed ? context.db.select().from(notification).where(claimed).orderBy(desc(notification.id)) : [];
}
