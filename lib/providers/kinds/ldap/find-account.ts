import type { Filter } from "ldapts";
import type { PasswordAccount, Whom } from "@/lib/providers/directory/password-directory";
import { textOf } from "@/lib/providers/kinds/ldap/entry";
import { byId } from "@/lib/providers/kinds/ldap/entry-id";
import { allOf, anyOf, equals, filterOf } from "@/lib/providers/kinds/ldap/filter";
import { membershipAttributes } from "@/lib/providers/kinds/ldap/groups";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { type PeopleRules, personAttributes } from "@/lib/providers/kinds/ldap/person";
import { type DirectorySettings, shapeOf } from "@/lib/providers/kinds/ldap/settings";

/** When the password was last set: Active Directory, OpenLDAP's policy, FreeIPA. */
const passwordTimes = ["pwdLastSet", "pwdChangedTime", "krbLastPwdChange"];
/** When anything of the entry was, which every server keeps (RFC 4512, section 3.4.4), Active Directory by its own name. */
const entryTimes = ["modifyTimestamp", "whenChanged"];
/** Stays after the lock is over, until the right password has come: OpenLDAP, Active Directory. */
const lockTimes = ["pwdAccountLockedTime", "lockoutTime"];

/** Everything that is asked of an entry whose password is to be tried. */
export function accountAttributes(rules: PeopleRules): string[] {
  const more = [...passwordTimes, ...entryTimes, ...lockTimes, ...membershipAttributes(rules.settings.ldap)];
  return [...new Set([...personAttributes(rules), ...more])];
}

const sAMAccountName = "samaccountname";

/** By which attributes a name is looked for. `DOMAIN\name` is how Windows writes a `sAMAccountName`. */
function isCalled(settings: DirectorySettings, login: string): Filter {
  const { emailAttribute, loginAttributes } = shapeOf(settings);
  const [, ofDomain] = /^[^\\]+\\([^\\]+)$/.exec(login) ?? [];
  const filters = [...new Set([emailAttribute, ...loginAttributes])].map((attribute) =>
    equals(attribute, ofDomain && attribute.toLowerCase() === sAMAccountName ? ofDomain : login),
  );
  return anyOf(...filters);
}

/** The filter that finds an account; null where nobody can be meant. */
export function accountFilter({ ldap }: PeopleRules["settings"], whom: Whom): Filter | null {
  const { filter, idAttribute } = shapeOf(ldap);
  const isThisOne = "id" in whom ? byId(idAttribute, whom.id) : whom.login && isCalled(ldap, whom.login);
  return isThisOne ? allOf(filterOf(filter), isThisOne) : null;
}

/** See `PasswordAccount`. A lock that is over leaves its time behind, and the directory may not tell the two apart. */
export function passwordMark(entry: LdapEntry): PasswordAccount["passwordMark"] {
  const isLocked = lockTimes.some((name) => !["0", null].includes(textOf(entry, name)));
  if (isLocked) return null;
  const times = (names: readonly string[]) =>
    names.flatMap((name) => [textOf(entry, name)].flatMap((time) => (time ? `${name} ${time}` : [])));
  const [first] = [...times(passwordTimes), ...times(entryTimes)];
  return first ?? null;
}
