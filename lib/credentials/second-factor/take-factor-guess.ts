import { and, eq, sql } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { factorGuess } from "@/lib/platform/db/schema";

/*
 * Six digits can be guessed, so wrong proofs are counted for each account, wherever they come from and whichever
 * process answers. Only somebody who knows the password gets here, so nobody else can lock a person out.
 */

const windowMs = 15 * 60_000;
const perWindow = 6;

const ofOwner = ({ kind, id }: FactorOwner) =>
  and(eq(factorGuess.ownerKind, kind), eq(factorGuess.ownerId, id));

/** Takes one guess before the proof is looked at; false when the allowance of this quarter of an hour is used up. */
export async function takeFactorGuess(db: Handle, owner: FactorOwner, now = new Date()): Promise<boolean> {
  const windowEnds = new Date(now.getTime() + windowMs);
  // In this order: the count is set while the old end of the window is still there to be compared.
  await db
    .insert(factorGuess)
    .values({ ownerKind: owner.kind, ownerId: owner.id, count: 1, windowEnds })
    .onDuplicateKeyUpdate({
      set: {
        count: sql`IF(${factorGuess.windowEnds} <= ${now}, 1, ${factorGuess.count} + 1)`,
        windowEnds: sql`IF(${factorGuess.windowEnds} <= ${now}, ${windowEnds}, ${factorGuess.windowEnds})`,
      },
    });
  const [row] = await db.select({ count: factorGuess.count }).from(factorGuess).where(ofOwner(owner));
  return (row?.count ?? 0) <= perWindow;
}

/** A right proof wipes the slate. */
export async function forgetFactorGuesses(db: Handle, owner: FactorOwner): Promise<void> {
  await db.delete(factorGuess).where(ofOwner(owner));
}
