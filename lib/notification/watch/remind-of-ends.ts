import { and, gt, lte, sql } from "drizzle-orm";
import { notify } from "@/lib/notification/outbox/notify";
import type { Context } from "@/lib/platform/db/context";
import { databaseNow, inMs } from "@/lib/platform/db/moment";
import { appPassword } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";

const dayMs = 86_400_000;

/** So many days before the end, from the latest reminder on. */
const reminders = [
  { days: 1, after: 0 },
  { days: 7, after: 1 },
];

/**
 * Tells people of app passwords that end within a week, and again within a day; each once, however many processes do so. One
 * that was made for less than twice that time is what its owner wanted.
 */
export async function remindOfEnds(context: Context): Promise<void> {
  for (const { days, after } of reminders) {
    const ending = await context.db
      .select()
      .from(appPassword)
      .where(
        and(
          gt(appPassword.expiresAt, after === 0 ? databaseNow : inMs(after * dayMs)),
          lte(appPassword.expiresAt, inMs(days * dayMs)),
          sql`${appPassword.createdAt} < ${appPassword.expiresAt} - INTERVAL ${2 * days} DAY`,
        ),
      );
    for (const { id, mailboxId, name, expiresAt } of ending) {
      const endsAt = expiresAt?.toISOString();
      if (endsAt === undefined) continue;
      const dedupeKey = `app-password-ends:${id}:${endsAt}:${days}`;
      await inTransaction(context, (tx) =>
        notify(tx, { kind: "app-password-ends", mailboxId, name, endsAt, dedupeKey }),
      );
    }
  }
}
