import { looksLikeAppPassword } from "@/lib/platform/secrets/app-password-form";
import { commonPasswords } from "@/lib/platform/secrets/common-passwords";
import { type Text, words } from "@/lib/words/text";

const policyWords = words("password.policy", {
  tooShort: "Choose a password with at least {count, plural, one {# character} other {# characters}}.",
  tooLong: "Choose a password with at most {count, plural, one {# character} other {# characters}}.",
  controls: "A password can't contain line breaks or other control characters.",
  address: "Choose a password that isn't your address.",
  common: "This is one of the first passwords that attackers try. Choose a different one.",
  appPassword: "This looks like an app password. Choose a different password for your account.",
});

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
 * Why a password cannot be chosen, for its owner; null when it can. NIST SP 800-63B 5.1.1.2: length and a
 * list of common values instead of composition rules. `address` is refused as its own password.
 */
export function passwordProblem(
  plain: string,
  address?: string,
  policy: PasswordPolicy = { minLength: minPasswordLength, refuseCommon: true },
): Text | null {
  const length = [...plain].length;
  if (length < policy.minLength) return policyWords("tooShort", { count: policy.minLength });
  if (length > maxPasswordLength) return policyWords("tooLong", { count: maxPasswordLength });
  if (controlCharacter.test(plain)) return policyWords("controls");
  const lower = plain.toLowerCase();
  if (address && (lower === address || lower === address.split("@")[0])) return policyWords("address");
  if (policy.refuseCommon && (commonPasswords.has(lower) || new Set(lower).size < 3))
    return policyWords("common");
  if (looksLikeAppPassword(plain)) return policyWords("appPassword");
  return null;
}
