import { z } from "zod";
import { factorName } from "@/lib/credentials/second-factor/fields";
import { factorOwner, lockOwner, requireOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { storeFactor } from "@/lib/credentials/second-factor/store-factor";
import { matchingStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, sealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

const addTotpInput = z.strictObject({
  owner: factorOwner,
  enrolment: z.string().max(1_000),
  code: z.string().max(20),
  name: factorName.default("Authenticator app"),
});

export type AddedFactor =
  /** The first factor comes with recovery codes, shown this once. */
  { added: true; recoveryCodes: string[] | null } | { added: false; reason: "wrong-code" | "expired" };

/**
 * Adds an authenticator app, proved by a first code, which cannot be used again. For the owner itself. Throws
 * `conflict` when there is one already: a second device takes the same QR code or a passkey.
 */
export async function addTotp(context: Context, input: z.input<typeof addTotpInput>): Promise<AddedFactor> {
  const { owner, enrolment, code, name } = parseInput(addTotpInput, input);
  requireOwner(context.actor, owner);
  const secret = openEnrolment(owner, enrolment);
  if (!secret) return { added: false, reason: "expired" };
  const step = matchingStep(secret, code, new Date());
  if (step === null) return { added: false, reason: "wrong-code" };
  return inTransaction(context, async (tx) => {
    const known = await lockOwner(tx.db, owner);
    const factors = await listFactors(tx.db, owner);
    if (factors.some(({ kind }) => kind === "totp"))
      throw new AppError("conflict", "There is an authenticator app already. Remove it first.");
    const sealedSecret = sealTotp(owner, secret);
    const { recoveryCodes } = await storeFactor(tx, known, {
      kind: "totp",
      name,
      sealedSecret,
      lastStep: step,
    });
    return { added: true, recoveryCodes };
  });
}
