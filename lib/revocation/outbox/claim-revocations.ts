import { claimDue } from "@/lib/platform/db/claim-due";
import type { Context } from "@/lib/platform/db/context";
import { revocation } from "@/lib/platform/db/schema";

export type Revocation = typeof revocation.$inferSelect;

/** Longer than a delivery may take: whoever is killed in it holds up others no longer than this. */
const claimMs = 5_000;

/** Takes at most so many revocations that are due, for this caller alone for five seconds. */
export async function claimRevocations(context: Context, limit: number): Promise<Revocation[]> {
  const claimed = await claimDue(context, revocation, { limit, claimMs });
  return claimed ? context.db.select().from(revocation).where(claimed) : [];
}
