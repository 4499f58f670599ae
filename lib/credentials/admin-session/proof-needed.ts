import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const proofWords = words("reauthentication", {
  needed:
    "Confirm it's you: this needs a sign-in from within the last 15 minutes. Sign in again, then try again.",
});

/**
 * By what somebody signed in proves again who it is; with a second factor the password alone is not enough. `provider`: by
 * signing in once more where the session came from.
 */
export type ProofWay = "password" | "totp" | "passkey" | "provider";

/** The ways of somebody with these second factors. */
export function proofWays(
  factors: readonly { kind: Exclude<ProofWay, "password" | "provider"> }[],
): ProofWay[] {
  return factors.length > 0 ? [...new Set(factors.map(({ kind }) => kind))] : ["password"];
}

/** The `forbidden` of something dangerous that was asked for with a session proved too long ago. */
export class ProofNeeded extends AppError {
  constructor(readonly ways: ProofWay[]) {
    super("forbidden", proofWords("needed"));
  }
}
