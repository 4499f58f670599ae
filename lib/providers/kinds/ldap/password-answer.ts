import { Control } from "ldapts";
import type { PasswordOutcome } from "@/lib/providers/directory/password-directory";
import { contentOf, readElements } from "@/lib/providers/kinds/ldap/ber";
import type { LdapResult } from "@/lib/providers/kinds/ldap/message";
import { resultCodes } from "@/lib/providers/kinds/ldap/result";

/** Asks for what the password policy says beside the result (draft-behera-ldap-password-policy, section 6). */
const passwordPolicy = "1.3.6.1.4.1.42.2.27.8.5.1";
export const passwordPolicyControl = (): Control => new Control(passwordPolicy, { critical: false });

/** The `error` of that answer; it has others, which are about changing a password. */
const policyErrors: Readonly<Record<number, PasswordOutcome>> = {
  0: "must-change",
  1: "locked",
  2: "must-change",
};

/**
 * Active Directory says why in its text alone: `…, data 52e, v4563`. It says all but 52e, 525 and 775 only after the right
 * password ([MS-ADTS] 5.1.1.1; the numbers are Windows' error codes in hexadecimal).
 */
const windowsErrors: Readonly<Record<string, PasswordOutcome>> = {
  // No such name; a wrong password.
  "525": "wrong",
  "52e": "wrong",
  // Not at this time; not from this machine.
  "530": "disabled",
  "531": "disabled",
  // The password has expired; it has to be changed.
  "532": "must-change",
  "773": "must-change",
  "533": "disabled",
  "701": "expired",
  "775": "locked",
};

const tags = { sequence: 0x30, error: 0x81 } as const;

function policyOutcome({ controls }: LdapResult): PasswordOutcome | null {
  const value = controls.get(passwordPolicy);
  if (!value?.length) return null;
  const [sequence] = readElements(value);
  const error = readElements(contentOf(sequence, tags.sequence)).find(({ tag }) => tag === tags.error);
  return (error?.content.length === 1 && policyErrors[error.content.readUInt8(0)]) || null;
}

function windowsOutcome({ diagnostic }: LdapResult): PasswordOutcome | null {
  const [, code] = /\bdata ([0-9a-f]{3})\b/i.exec(diagnostic) ?? [];
  return (code && windowsErrors[code.toLowerCase()]) || null;
}

/** Those that say no more than that it was not this password. */
const wrong: ReadonlySet<number> = new Set([
  resultCodes.invalidCredentials,
  resultCodes.inappropriateAuthentication,
  resultCodes.noSuchObject,
  resultCodes.invalidDNSyntax,
]);

/** 389 and FreeIPA refuse a locked account so, whatever the password is. */
const locked: ReadonlySet<number> = new Set([
  resultCodes.unwillingToPerform,
  resultCodes.constraintViolation,
]);

/** What the answer to a bind says of the password; null where it says nothing of it. Throws `MalformedMessage`. */
export function passwordOutcome(result: LdapResult): PasswordOutcome | null {
  const { code } = result;
  if (code === resultCodes.success) return policyOutcome(result) ?? "right";
  if (locked.has(code)) return "locked";
  return wrong.has(code) ? (policyOutcome(result) ?? windowsOutcome(result) ?? "wrong") : null;
}
