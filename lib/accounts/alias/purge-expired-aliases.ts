import { asc, lt } from "drizzle-orm";
import { removeAlias } from "@/lib/accounts/alias/delete-alias";
import { lockAlias } from "@/lib/accounts/alias/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
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

async function purgeOne(context: Context, id: string, cutoff: Date): Promise<boolean> {
  try {
    return await inTransaction(context, async (tx) => {
      const row = await lockAlias(tx.db, id);
      // It may have been extended since it was found.
      if (row.expiresAt === null || row.expiresAt >= cutoff) return false;
      await removeAlias(tx, row);
      return true;
    });
  } catch (error) {
    // Another machine was quicker.
    if (error instanceof AppError && error.code === "not-found") return false;
    throw error;
  }
}
