import { lte } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";

const dayMs = 86_400_000;
const keptDays = 30;
const mostAtOnce = 10_000;

/** Forgets what was completed thirty days ago: until then nothing is told twice. */
export async function purgeNotifications(db: Handle): Promise<void> {
  await db
    .delete(notification)
    .where(lte(notification.completedAt, inMs(-keptDays * dayMs)))
    .limit(mostAtOnce);
}

/** Forgets what has waited for ten minutes. For processes without a mail server to hand it to; others get their time. */
export async function dropUnsendable(db: Handle): Promise<void> {
  const keptMs = 10 * 60_000;
  await db
    .delete(notification)
    .where(lte(notification.nextTryAt, inMs(-keptMs)))
    .limit(mostAtOnce);
}
