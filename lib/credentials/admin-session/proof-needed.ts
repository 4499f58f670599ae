import { AppError } from "@/lib/platform/errors";

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
    super(
      "forbidden",
      "For this you must have proved within the last 15 minutes who you are. Sign in again, then try again.",
    );
  }
}
