import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { factorOf } from "@/lib/credentials/second-factor/queries";
import { matchingStep } from "@/lib/credentials/second-factor/totp";
import { unsealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import type { Handle } from "@/lib/platform/db/client";
import { secondFactor } from "@/lib/platform/db/schema";

/**
 * Whether the code is the owner's now. A step that was used, or an earlier one, is never taken again (RFC 6238
 * section 5.2): of two requests with one code the database lets one through.
 */
export async function verifyTotp(
  db: Handle,
  owner: FactorOwner,
  code: string,
  now = new Date(),
): Promise<boolean> {
  const [factor] = await db
    .select()
    .from(secondFactor)
    .where(and(factorOf(owner), eq(secondFactor.kind, "totp")));
  if (!factor?.sealedSecret) return false;
  const step = matchingStep(unsealTotp(owner, factor.sealedSecret), code, now);
  if (step === null) return false;
  const [result] = await db
    .update(secondFactor)
    .set({ lastStep: step, lastUsedAt: now })
    .where(
      and(eq(secondFactor.id, factor.id), or(isNull(secondFactor.lastStep), lt(secondFactor.lastStep, step))),
    );
  return result.affectedRows === 1;
}
