import { looksLikeAppPassword } from "@/lib/platform/secrets/app-password-form";
import { commonPasswords } from "@/lib/platform/secrets/common-passwords";

/** The least that a policy may ask for. */
export const minPasswordLength = 10;
const maxPasswordLength = 256;

export interface PasswordPolicy {
  minLength: number;
  /** Refuses what attackers try first. */
  refuseCommon: boolean;
}

const controlCharacter = /\p{Cc}/u;

/**
 * Why a password cannot be chosen, in words for its owner; null when it can. NIST SP 800-63B 5.1.1.2: length and a
 * list of common values instead of composition rules. `address` is refused as its own password.
 */
export function passwordProblem(
  plain: string,
  address?: string,
  policy: PasswordPolicy = { minLength: minPasswordLength, refuseCommon: true },
): string | null {
  const length = [...plain].length;
  if (length < policy.minLength) return `Choose a password of at least ${policy.minLength} characters.`;
  if (length > maxPasswordLength) return `Choose a password of at most ${maxPasswordLength} characters.`;
  if (controlCharacter.test(plain))
    return "A password cannot contain line breaks or other control characters.";
  const lower = plain.toLowerCase();
  if (address && (lower === address || lower === address.split("@")[0]))
    return "Choose a password that is not your address.";
  if (policy.refuseCommon && (commonPasswords.has(lower) || new Set(lower).size < 3))
    return "This password is one of the first that attackers try. Choose another one.";
  if (looksLikeAppPassword(plain))
    return "This has the form of an app password. Choose another password for your account.";
  return null;
}
