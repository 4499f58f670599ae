import { z } from "zod";
import { type FactorOwner, factorOwner } from "@/lib/credentials/second-factor/owner";
import { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { spendRecoveryCode } from "@/lib/credentials/second-factor/spend-recovery-code";
import { forgetFactorGuesses, takeFactorGuess } from "@/lib/credentials/second-factor/take-factor-guess";
import { verifyPasskey } from "@/lib/credentials/second-factor/verify-passkey";
import { verifyTotp } from "@/lib/credentials/second-factor/verify-totp";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";

export const factorAnswer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("totp"), code: z.string().max(20) }),
  z.strictObject({ kind: z.literal("recovery-code"), code: z.string().max(40) }),
  z.strictObject({ kind: z.literal("passkey"), answer: assertionAnswer }),
]);
export type FactorAnswer = z.input<typeof factorAnswer>;

const verifyFactorInput = z.strictObject({ owner: factorOwner, proof: factorAnswer });

export type FactorVerdict =
  | { proved: true }
  | { proved: false; reason: "wrong-factor" | "too-many-attempts" };

/**
 * Checks the second proof of somebody whose password was right. Every proof works once: a TOTP step, a challenge, a
 * recovery code. Only what could be guessed is counted (`takeFactorGuess`): a passkey lets its owner in during a pause that somebody else
 * has brought about.
 */
export async function verifyFactor(
  context: Context,
  input: z.input<typeof verifyFactorInput>,
): Promise<FactorVerdict> {
  const { owner, proof } = parseInput(verifyFactorInput, input);
  if (proof.kind !== "passkey" && !(await takeFactorGuess(context.db, owner)))
    return { proved: false, reason: "too-many-attempts" };
  if (!(await isRight(context, owner, proof))) return { proved: false, reason: "wrong-factor" };
  await forgetFactorGuesses(context.db, owner);
  return { proved: true };
}

function isRight(
  context: Context,
  owner: FactorOwner,
  proof: z.output<typeof factorAnswer>,
): Promise<boolean> {
  switch (proof.kind) {
    case "totp":
      return verifyTotp(context.db, owner, proof.code);
    case "passkey":
      return verifyPasskey(context.db, owner, proof.answer);
    case "recovery-code":
      return spendRecoveryCode(context, owner, proof.code);
  }
}
