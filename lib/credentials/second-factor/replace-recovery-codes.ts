import {
  type FactorOwner,
  factorOwner,
  lockOwner,
  ownerSubject,
  requireOwner,
} from "@/lib/credentials/second-factor/owner";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { writeRecoveryCodes } from "@/lib/credentials/second-factor/store-factor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

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
