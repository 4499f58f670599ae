import { and, eq } from "drizzle-orm";
import { z } from "zod";
import {
  factorOwner,
  lockOwner,
  mustHaveFactor,
  ownerSubject,
  requireOwner,
} from "@/lib/credentials/second-factor/owner";
import { factorOf, listFactors, recoveryCodeOf } from "@/lib/credentials/second-factor/queries";
import { markOwner } from "@/lib/credentials/second-factor/store-factor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { recoveryCode, secondFactor } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

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
export async function removeFactor(
  context: Context,
  input: z.input<typeof removeFactorInput>,
): Promise<void> {
  const { owner, factorId, keepOne } = parseInput(removeFactorInput, input);
  requireOwner(context.actor, owner);
  await inTransaction(context, async (tx) => {
    const known = await lockOwner(tx.db, owner);
    const factors = await listFactors(tx.db, owner);
    const factor = factors.find(({ id }) => id === factorId);
    if (!factor) throw new AppError("not-found", "This second factor does not exist any more.");
    if (factors.length === 1 && (keepOne || (await mustHaveFactor(tx.db, owner))))
      throw new AppError("conflict", "You need a second factor here. Add another one first.");
    await tx.db.delete(secondFactor).where(and(factorOf(owner), eq(secondFactor.id, factorId)));
    if (factors.length === 1) await tx.db.delete(recoveryCode).where(recoveryCodeOf(owner));
    await markOwner(tx.db, owner);
    await recordEvent(tx, {
      action: "second-factor.remove",
      ...ownerSubject(known),
      before: { factor: factorId, kind: factor.kind, name: factor.name },
      after: null,
    });
  });
}
