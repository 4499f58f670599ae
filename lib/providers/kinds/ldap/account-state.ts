import { textOf } from "@/lib/providers/kinds/ldap/entry";
import { readTime } from "@/lib/providers/kinds/ldap/generalized-time";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";

/** What an entry's state is read from, whatever directory it is: each has its own, and none has another's. */
export const stateAttributes = [
  "userAccountControl",
  "accountExpires",
  "pwdAccountLockedTime",
  "nsAccountLock",
  "krbPrincipalExpiration",
];

/** Active Directory: ACCOUNTDISABLE ([MS-ADTS] 2.2.16). */
const accountDisabled = 0x2;

/** Active Directory's time begins in 1601 and counts 100 ns ([MS-ADA1] 2.1: `accountExpires`); these two mean never. */
const never = ["0", "9223372036854775807"];
const filetimeEpochMs = 11_644_473_600_000n;

/** OpenLDAP: locked by an administrator until one unlocks it (draft-behera-ldap-password-policy, 5.3.3). */
const lockedForGood = "000001010000Z";

function hasExpired(accountExpires: string | null, now: number): boolean {
  if (accountExpires === null || never.includes(accountExpires) || !/^\d{1,19}$/.test(accountExpires))
    return false;
  return Number(BigInt(accountExpires) / 10_000n - filetimeEpochMs) <= now;
}

/**
 * Whether the directory lets somebody in at this time: disabled and expired accounts of Active Directory and FreeIPA, those that an
 * administrator has locked in OpenLDAP and 389. A lock that ends by itself is none of these.
 */
export function isEnabled(entry: LdapEntry, now: number): boolean {
  const control = Number(textOf(entry, "userAccountControl") ?? 0);
  if (Number.isInteger(control) && (control & accountDisabled) !== 0) return false;
  if (hasExpired(textOf(entry, "accountExpires"), now)) return false;
  if (textOf(entry, "pwdAccountLockedTime") === lockedForGood) return false;
  if (textOf(entry, "nsAccountLock")?.toLowerCase() === "true") return false;
  const principalEnds = readTime(textOf(entry, "krbPrincipalExpiration"));
  return principalEnds === null || principalEnds > now;
}
