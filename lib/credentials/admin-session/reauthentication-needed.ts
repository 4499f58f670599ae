import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const reauthenticationWords = words("reauthentication", {
  needed:
    "Confirm it's you: this needs a sign-in from within the last 15 minutes. Sign in again, then try again.",
});

/**
 * By what somebody signed in re-authenticates; with a second factor the password alone is not enough. `provider`: by
 * signing in once more where the session came from.
 */
export type ReauthenticationMethod = "password" | "totp" | "passkey" | "provider";

/** The ways of somebody with these second factors. */
export function reauthenticationMethods(
  factors: readonly { kind: Exclude<ReauthenticationMethod, "password" | "provider"> }[],
): ReauthenticationMethod[] {
  return factors.length > 0 ? [...new Set(factors.map(({ kind }) => kind))] : ["password"];
}

/** The `forbidden` of something dangerous that was asked for with a session authenticated too long ago. */
export class ReauthenticationNeeded extends AppError {
  constructor(readonly ways: ReauthenticationMethod[]) {
    super("forbidden", reauthenticationWords("needed"));
  }
}
