import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { verbOn } from "@/lib/catalogue/run";
import { namedOwners } from "@/lib/credentials/second-factor/kept";
import { factorOwner, mustHaveFactor, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { factorOf, getFactor, listFactors, recoveryCodeOf } from "@/lib/credentials/second-factor/queries";
import { markOwner } from "@/lib/credentials/second-factor/store-factor";
import { tellOwner } from "@/lib/credentials/second-factor/tell-owner";
import { recoveryCode, secondFactor } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const removalWords = words("secondFactor.removal", {
  last: "You need a second factor here. Add another one first.",
});

const removeFactorInput = z.strictObject({
  owner: factorOwner,
  factorId: z.uuid(),
  /** True where a factor is required of an administrator: then the last one stays. Mailboxes know it themselves. */
  keepOne: z.boolean().default(false),
});

/**
 * Removes one factor; with the last one the recovery codes go. For the owner itself. Throws `not-found`, and
 * `conflict` for the last one where one is required.
 */
export const removeFactor = verbOn(namedOwners, {
  input: removeFactorInput,
  async work(tx, owner, { factorId, keepOne }) {
    const { db } = tx;
    const factor = await getFactor(db, owner, factorId);
    const factors = await listFactors(db, owner);
    if (factors.length === 1 && (keepOne || (await mustHaveFactor(db, owner))))
      throw new AppError("conflict", removalWords("last"));
    await db.delete(secondFactor).where(and(factorOf(owner), eq(secondFactor.id, factorId)));
    if (factors.length === 1) await db.delete(recoveryCode).where(recoveryCodeOf(owner));
    await markOwner(db, owner);
    await tellOwner(tx, owner, { kind: "factor-removed", factor: factor.kind, name: factor.name });
    const event = {
      action: "second-factor.remove" as const,
      ...ownerSubject(owner),
      before: { factor: factorId, kind: factor.kind, name: factor.name },
      after: null,
    };
    return { events: [event], answer: undefined };
  },
});
