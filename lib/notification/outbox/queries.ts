import { and, count, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { notification } from "@/lib/platform/db/schema";

interface Unsent {
  count: number;
  /** What the mail server last said. */
  problem: string;
}

/** One failure may be a mail server that restarts. */
const failuresToTell = 3;
const dayMs = 86_400_000;

/** The mails that wait after several failures; null when none does. */
export async function findStuckMails(db: Handle): Promise<Unsent | null> {
  return unsent(db, and(isNull(notification.outcome), gte(notification.attempts, failuresToTell)));
}

/** The mails that were given up within a day; null when none was. */
export async function findGivenUpMails(db: Handle): Promise<Unsent | null> {
  const lately = sql`${notification.completedAt} > ${inMs(-dayMs)}`;
  return unsent(db, and(eq(notification.outcome, "given-up"), lately));
}

async function unsent(db: Handle, which: ReturnType<typeof and>): Promise<Unsent | null> {
  const [total] = await db.select({ number: count() }).from(notification).where(which);
  if (!total?.number) return null;
  const [latest] = await db
    .select({ problem: notification.lastProblem })
    .from(notification)
    .where(which)
    .orderBy(desc(notification.id))
    .limit(1);
  return { count: total.number, problem: latest?.problem ?? "" };
}
