import { and, eq, isNull } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { recoveryCode } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { type FactorOwner, getOwner, ownerSubject } from "@/lib/second-factor/owner";
import { countRecoveryCodes, recoveryCodeOf } from "@/lib/second-factor/queries";
import { recoveryDigest } from "@/lib/second-factor/recovery-code";

/** Whether the code is an unused one of the owner; it is used by that, and the audit trail says so. */
export function spendRecoveryCode(context: Context, owner: FactorOwner, code: string): Promise<boolean> {
  return inTransaction(context, async (tx) => {
    const [result] = await tx.db
      .update(recoveryCode)
      .set({ usedAt: new Date() })
      .where(
        and(
          recoveryCodeOf(owner),
          eq(recoveryCode.digest, recoveryDigest(owner, code)),
          isNull(recoveryCode.usedAt),
        ),
      );
    if (result.affectedRows !== 1) return false;
    const left = await countRecoveryCodes(tx.db, owner);
    await recordEvent(tx, {
      action: "recovery-codes.use",
      ...ownerSubject(await getOwner(tx.db, owner)),
      before: { recoveryCodes: left + 1 },
      after: { recoveryCodes: left },
    });
    return true;
  });
}
