import type { Text } from "@/lib/words/text";
/** A person as a directory knows it, whatever kind of directory that is. */
export interface Person {
  /** The id that never changes there, and the `sub` of the person's tokens (OpenID Connect Core 5.7). */
  id: string;
  username: string;
  email: string | null;
  emailVerified: boolean;
  givenName: string;
  familyName: string;
  enabled: boolean;
  attributes: Readonly<Record<string, readonly string[]>>;
  /** Claims that this source cannot speak of: that it does not name them says nothing about the person. */
  unsaid?: readonly string[];
}

/** A record that cannot be read as a person. It counts as present: an odd record is no proof that somebody left. */
export interface MalformedRecord {
  /** Null when not even that could be read. */
  id: string | null;
  problem: Text;
}

/** The claim of a person's groups, as paths such as `/staff`: no attribute, so a directory is asked for it only where it matters. */
export const groupsClaim = "groups";

/** The claim of a person's username (OpenID Connect Core 5.1), which the provider need not have checked. */
export const usernameClaim = "preferred_username";

/** One page of a directory, in the directory's own order. */
export interface DirectoryPage {
  people: Person[];
  malformed: MalformedRecord[];
  /**
   * Ids of people of a directory behind this one (LDAP behind Keycloak) who look disabled although this one has not
   * disabled them: the other one did not vouch for them, and may only be down. They count as present.
   */
  unconfirmed: string[];
}

const oneOrMany = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 && values[0] !== undefined ? values[0] : values;

/** What Keycloak puts into tokens and does not show with a person: a record without it says nothing about it. */
const inTokensOnly = { realm_access: "token", resource_access: "token" };

const elsewhere = (names: readonly string[]) => ({
  ...inTokensOnly,
  ...Object.fromEntries(names.map((name) => [name, "token"])),
});

/**
 * What the person's token would say, so that sign-in and sync read a person by the same rules. An attribute with one
 * value is a text, with several a list, as protocol mappers write them; `groups` are paths such as `/staff`. What only a
 * token would say is named as being elsewhere.
 */
export function claimsOf(
  person: Person,
  groups: readonly string[] = [],
): Record<string, unknown> & { sub: string } {
  // Written as one literal, and then added to: every sync does this for everybody.
  const claims: Record<string, unknown> & { sub: string } = {
    email_verified: person.emailVerified,
    given_name: person.givenName,
    family_name: person.familyName,
    [usernameClaim]: person.username,
    sub: person.id,
    _claim_names: person.unsaid ? elsewhere(person.unsaid) : inTokensOnly,
  };
  if (groups.length > 0) claims[groupsClaim] = groups;
  if (person.email !== null) claims.email = person.email;
  for (const name of Object.keys(person.attributes))
    if (!Object.hasOwn(claims, name)) define(claims, name, oneOrMany(person.attributes[name] ?? []));
  return claims;
}

/** Of any name: an assignment to `__proto__` would be none of a claim. */
function define(claims: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") claims[name] = value;
  else Object.defineProperty(claims, name, { value, enumerable: true, configurable: true, writable: true });
}
