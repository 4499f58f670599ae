import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import {
  type FactorOwner,
  factorOwner,
  lockOwner,
  ownerSubject,
  requireOwner,
} from "@/lib/second-factor/owner";
import { hasFactor } from "@/lib/second-factor/queries";
import { writeRecoveryCodes } from "@/lib/second-factor/store-factor";

/** Ten new recovery codes, shown this once; the old ones stop working. For the owner itself, who has a factor. */
export async function replaceRecoveryCodes(context: Context, input: FactorOwner): Promise<string[]> {
  const owner = parseInput(factorOwner, input);
  requireOwner(context.actor, owner);
  return inTransaction(context, async (tx) => {
    const known = await lockOwner(tx.db, owner);
    if (!(await hasFactor(tx.db, owner)))
      throw new AppError("conflict", "Recovery codes stand in for a second factor. Set one up first.");
    const codes = await writeRecoveryCodes(tx.db, owner);
    await recordEvent(tx, {
      action: "recovery-codes.replace",
      ...ownerSubject(known),
      before: null,
      after: { recoveryCodes: codes.length },
    });
    return codes;
  });
}
