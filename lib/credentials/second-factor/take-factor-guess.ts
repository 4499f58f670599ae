import { and, eq, lte, or, sql } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { factorGuess } from "@/lib/platform/db/schema";

/*
 * Six digits can be guessed, so wrong proofs are counted for each account, wherever they come from and whichever
 * process answers. Only somebody who knows the password gets here, so nobody else can lock a person out.
 *
 * Six in each quarter of an hour would be 210 000 in a year, of a million codes of which three are right at any time. So after
 * every six the pause is twice as long as the one before, up to a day: 2 200 in the first year. A right proof ends that,
 * and so do thirty days without a wrong one.
 */

const perRound = 6;
const firstPauseMinutes = 15;
const longestPauseMinutes = 24 * 60;
/** More would be cut at the longest one anyway. */
const mostDoublings = 7;
const forgottenAfterMs = 30 * 86_400_000;

const ofOwner = ({ kind, id }: FactorOwner) =>
  and(eq(factorGuess.ownerKind, kind), eq(factorGuess.ownerId, id));

/** The minutes of pause after so many wrong proofs, of which the last ended a round. */
const pauseMinutes = sql`LEAST(${longestPauseMinutes},
  ${firstPauseMinutes} << LEAST(${factorGuess.count} DIV ${perRound} - 1, ${mostDoublings}))`;

/** Takes one guess before the proof is looked at; false during a pause. */
export async function takeFactorGuess(db: Handle, owner: FactorOwner, now = new Date()): Promise<boolean> {
  await db
    .insert(factorGuess)
    .ignore()
    .values({ ownerKind: owner.kind, ownerId: owner.id, count: 0, windowEnds: now });
  const forgotten = new Date(now.getTime() - forgottenAfterMs);
  const [{ affectedRows }] = await db
    .update(factorGuess)
    .set({
      // In this order: the end is made from the new count, and that from the old end.
      count: sql`IF(${factorGuess.windowEnds} <= ${forgotten}, 1, ${factorGuess.count} + 1)`,
      windowEnds: sql`IF(${factorGuess.count} MOD ${perRound} = 0, ${now} + INTERVAL ${pauseMinutes} MINUTE, ${now})`,
    })
    .where(
      and(
        ofOwner(owner),
        or(
          sql`${factorGuess.count} MOD ${perRound} <> 0`,
          eq(factorGuess.count, 0),
          lte(factorGuess.windowEnds, now),
        ),
      ),
    );
  return affectedRows > 0;
}

/** A right proof wipes the slate. */
export async function forgetFactorGuesses(db: Handle, owner: FactorOwner): Promise<void> {
  await db.delete(factorGuess).where(ofOwner(owner));
}
