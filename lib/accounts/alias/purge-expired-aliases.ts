import { asc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { aliases } from "@/lib/accounts/alias/kept";
import { verbOn } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Context } from "@/lib/platform/db/context";
import { alias } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";

/** How long an expired alias stays its owner's, who can extend it, before its address is free again. */
const graceDays = 30;
const batchSize = 500;

/** Deletes aliases that expired longer ago than the grace time, each with its audit event. Returns how many. */
export async function purgeExpiredAliases(context: Context, now = new Date()): Promise<number> {
  requireSuperadmin(context.actor);
  const cutoff = new Date(now.getTime() - graceDays * 86_400_000);
  let removed = 0;
  for (;;) {
    const batch = await context.db
      .select({ id: alias.id })
      .from(alias)
      .where(lt(alias.expiresAt, cutoff))
      .orderBy(asc(alias.expiresAt))
      .limit(batchSize);
    for (const { id } of batch) if (await purgeOne(context, id, cutoff)) removed++;
    if (batch.length < batchSize) return removed;
  }
}

/** One that is due; false where it is not any more, or another machine was quicker. */
async function purgeOne(context: Context, id: string, cutoff: Date): Promise<boolean> {
  try {
    return await purgeIfDue(context, { id, cutoff });
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return false;
    throw error;
  }
}

const purgeIfDue = verbOn(aliases, {
  input: z.strictObject({ id: z.uuid(), cutoff: z.date() }),
  async work({ db }, before, { id, cutoff }) {
    // It may have been extended since it was found.
    if (before.expiresAt === null || before.expiresAt >= cutoff) return { events: [], answer: false };
    await db.delete(alias).where(eq(alias.id, id));
    const states = { before: auditFacts(before), after: null };
    return { events: [eventOf(aliases, "alias.delete", before, states)], answer: true };
  },
});
