import { and, eq, isNull } from "drizzle-orm";
import { type FactorOwner, getOwner, ownerSubject } from "@/lib/credentials/second-factor/owner";
import { countRecoveryCodes, recoveryCodeOf } from "@/lib/credentials/second-factor/queries";
import { recoveryDigest } from "@/lib/credentials/second-factor/recovery-code";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { recoveryCode } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";

/** Whether the code is an unused one of the owner; it is used by that, and the audit log says so. */
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
