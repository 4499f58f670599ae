import { canonicalAddress } from "@/lib/platform/address/address";
import { isObject } from "@/lib/platform/input/is-object";
import { claimsInUse } from "@/lib/providers/claims/template-choice";
import { groupsClaim, type Person, usernameClaim } from "@/lib/providers/directory/person";
import type { Provider } from "@/lib/providers/provider/queries";
import { claimPath } from "@/lib/providers/settings/claim-at";

/** What SCIM says of a person beside the names and the state, by the names of its schemas. */
export type ScimAttributes = Readonly<Record<string, unknown>>;

/** A User as a provider pushes it. */
export interface PushedUser {
  userName: string;
  externalId: string | null;
  active: boolean;
  attributes: ScimAttributes;
}

export const enterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;

const membersOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/**
 * The address that a User asks for: its primary email, else the one for work, else the first, else the `userName` where
 * that is an address. Null: none.
 */
export function pushedAddress({ userName, attributes }: PushedUser): string | null {
  const emails = membersOf(attributes.emails).filter(({ value }) => textOf(value) !== null);
  const chosen =
    emails.find(({ primary }) => primary === true) ?? emails.find(({ type }) => type === "work") ?? emails[0];
  const said = textOf(chosen?.value);
  if (said !== null) return said;
  return canonicalAddress(userName) ? userName : null;
}

/** Attributes of one text, under their own names. */
const plain = ["title", "userType", "nickName", "preferredLanguage", "locale", "timezone"] as const;
const enterprise = ["employeeNumber", "costCenter", "organization", "division", "department"] as const;
/** Attributes that list values. */
const lists = ["emails", "roles", "entitlements"] as const;

/** The claims that a pushed User can speak of: what settings and mappings may name. */
const pushedClaims: readonly string[] = [
  ...["sub", "email", "email_verified", "name", "given_name", "family_name", "preferred_username", "groups"],
  ...["userName", "externalId", "displayName", "manager"],
  ...plain,
  ...enterprise,
  ...lists,
];

const nameOf = ({ attributes }: PushedUser): string | null => {
  const formatted = isObject(attributes.name) ? textOf(attributes.name.formatted) : null;
  return textOf(attributes.displayName) ?? formatted;
};

/** The User's attributes as a directory has them: flat, each with its values. */
function flatAttributes(user: PushedUser): Record<string, string[]> {
  const { attributes } = user;
  const extension = isObject(attributes[enterpriseUser]) ? attributes[enterpriseUser] : {};
  const manager = isObject(extension.manager) ? extension.manager.value : null;
  const texts: [string, unknown][] = [
    ["userName", user.userName],
    ["externalId", user.externalId],
    ["displayName", attributes.displayName],
    ["name", nameOf(user)],
    ["manager", manager],
    ...plain.map((name): [string, unknown] => [name, attributes[name]]),
    ...enterprise.map((name): [string, unknown] => [name, extension[name]]),
  ];
  const listed = lists.map((name): [string, string[]] => [
    name,
    membersOf(attributes[name]).flatMap(({ value }) => textOf(value) ?? []),
  ]);
  return Object.fromEntries([
    ...texts.flatMap(([name, value]) => {
      const text = textOf(value);
      return text === null ? [] : [[name, [text]]];
    }),
    ...listed.filter(([, values]) => values.length > 0),
  ]);
}

const isSaid = (claim: string): boolean =>
  pushedClaims.includes(claim) || pushedClaims.includes(claimPath(claim)[0] ?? "");

/**
 * A pushed User as a person of the provider's directory. SCIM knows no mark for a proven address: the provider, whose
 * administrator has the token, vouches for what it pushes. What SCIM has no attribute for is left as it is here.
 */
export function pushedPerson(
  { provider, pushesGroups }: { provider: Provider; pushesGroups: boolean },
  subject: string,
  user: PushedUser,
): Person {
  const { settings } = provider;
  const address = pushedAddress(user);
  const name = isObject(user.attributes.name) ? user.attributes.name : {};
  return {
    id: subject,
    // The setting may take this claim for the address, whatever the `userName` is.
    username: settings.emailClaim === usernameClaim ? (address ?? user.userName) : user.userName,
    email: address,
    emailVerified: true,
    givenName: textOf(name.givenName) ?? "",
    familyName: textOf(name.familyName) ?? "",
    enabled: user.active,
    attributes: {
      ...flatAttributes(user),
      ...(address === null ? {} : { [settings.emailClaim]: [address] }),
      ...(settings.emailProofClaim === undefined ? {} : { [settings.emailProofClaim]: ["true"] }),
    },
    unsaid: claimsInUse(provider).filter(
      (claim) => !isSaid(claim) || (claim === groupsClaim && !pushesGroups),
    ),
  };
}

/**
 * A provider as what it pushes is judged: to push somebody is to ask for a mailbox, whatever its runs import. Mail passwords
 * and, unless they are an attribute of SCIM, aliases are not pushed, so they stay as they are; nor are they by a token that is
 * `limited` to domains, since aliases may be of any.
 */
export function asPushing<Of extends Provider>(provider: Of, limited: boolean): Of {
  const { mailPassword: _, ...settings } = provider.settings;
  const { aliasesAttribute, ...sync } = settings.sync;
  const followed = !limited && aliasesAttribute !== undefined && isSaid(aliasesAttribute);
  return {
    ...provider,
    settings: {
      ...settings,
      ...(followed ? {} : { changedAddress: "keep" }),
      sync: { ...sync, ...(followed ? { aliasesAttribute } : {}), importUsers: true },
    },
  };
}
