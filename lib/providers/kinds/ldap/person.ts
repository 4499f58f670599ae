import type { TemplateMapping } from "@/lib/providers/claims/template-choice";
import { claimsInUse } from "@/lib/providers/claims/template-choice";
import { groupsClaim, type MalformedRecord, type Person } from "@/lib/providers/directory/person";
import { isEnabled, stateAttributes } from "@/lib/providers/kinds/ldap/account-state";
import { textOf, textsOf } from "@/lib/providers/kinds/ldap/entry";
import { idOf } from "@/lib/providers/kinds/ldap/entry-id";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { type DirectoryShape, type LdapSettings, shapeOf } from "@/lib/providers/kinds/ldap/settings";
import { claimPath } from "@/lib/providers/settings/claim-at";
import { directoryAttributes } from "@/lib/providers/settings/sync-settings";
import { words } from "@/lib/words/text";

const personWords = words("provider.ldap.record", {
  noId: "{dn}: no {attribute}, by which a person is recognised",
  noUsername: "{dn}: no {attribute}",
  tooLong: "{dn}: {attribute} is longer than {most, number} characters",
  controlCharacters: "{dn}: {attribute} contains control characters",
});

/** What of a provider says how its people are read. */
export interface PeopleRules {
  settings: LdapSettings;
  mappings: readonly Pick<TemplateMapping, "claim" | "value" | "templateId">[];
}

const attributeName = /^[a-z][a-z0-9-]*$/i;

/** The attributes of a person that settings and mappings look at, as these write them. */
function namedAttributes({ settings, mappings }: PeopleRules): string[] {
  const { templateAttribute, groupsClaim: listed, emailClaim, emailProofClaim, sync } = settings;
  const claims = [
    ...[templateAttribute, listed, emailClaim, emailProofClaim],
    ...directoryAttributes.map((name) => sync[name]),
    ...claimsInUse({ settings, mappings }),
  ];
  const names = claims.flatMap((claim) => (claim === undefined ? [] : (claimPath(claim)[0] ?? [])));
  return [...new Set(names)].filter((name) => attributeName.test(name) && name !== groupsClaim);
}

/** Everything that is asked of a person's entry: operational attributes too, which come only by name (RFC 4511, section 4.5.1.8). */
export function personAttributes(rules: PeopleRules): string[] {
  const shape = shapeOf(rules.settings.ldap);
  const { idAttribute, usernameAttribute, emailAttribute, givenNameAttribute, familyNameAttribute } = shape;
  const own = [idAttribute, usernameAttribute, emailAttribute, givenNameAttribute, familyNameAttribute];
  return [...new Set([...own, ...stateAttributes, ...namedAttributes(rules)])];
}

/** More than this of an attribute means nothing to anybody here. */
const mostValues = 1_000;
const longestValue = 8_192;
const isShort = (text: string): boolean => text.length <= longestValue;

const controlCharacter = /\p{Cc}/u;
const longest = { username: 255, email: 320, givenName: 255, familyName: 255 };
const textNames = ["username", "email", "givenName", "familyName"] as const;

/** A text of a person, and what it is read from. */
interface TextSource {
  name: (typeof textNames)[number];
  attribute: string;
}

const textSources = (shape: DirectoryShape): TextSource[] =>
  textNames.map((name) => ({ name, attribute: shape[`${name}Attribute`] }));

/** One entry as a person, or what is wrong with it, at this time. */
export type PersonReader = (entry: LdapEntry, now: number) => Person | MalformedRecord;

/**
 * How entries are read as people; what follows from the rules alone is worked out once, for everybody. The directory is trusted
 * with the addresses of its people.
 */
export function personReader(rules: PeopleRules): PersonReader {
  const shape = shapeOf(rules.settings.ldap);
  const names = namedAttributes(rules);
  const sources = textSources(shape);
  return (entry, now) => readEntry(entry, { shape, sources, names, now });
}

/** One entry by itself; see `personReader`. */
export const readPerson = (entry: LdapEntry, rules: PeopleRules, now: number): Person | MalformedRecord =>
  personReader(rules)(entry, now);

interface Reading {
  shape: DirectoryShape;
  sources: readonly TextSource[];
  names: readonly string[];
  now: number;
}

function readEntry(entry: LdapEntry, { shape, sources, names, now }: Reading): Person | MalformedRecord {
  const id = idOf(entry, shape.idAttribute);
  const dn = entry.dn.slice(0, 200);
  if (id === null) return { id, problem: personWords("noId", { dn, attribute: shape.idAttribute }) };
  const texts: Record<TextSource["name"], string | null> = {
    username: null,
    email: null,
    givenName: null,
    familyName: null,
  };
  for (const { name, attribute } of sources) {
    const text = textOf(entry, attribute);
    if (text === null) continue;
    if (text.length > longest[name])
      return { id, problem: personWords("tooLong", { dn, attribute, most: longest[name] }) };
    if (controlCharacter.test(text))
      return { id, problem: personWords("controlCharacters", { dn, attribute }) };
    texts[name] = text;
  }
  const { username, email, givenName, familyName } = texts;
  if (username === null)
    return { id, problem: personWords("noUsername", { dn, attribute: shape.usernameAttribute }) };
  return {
    id,
    username,
    email,
    emailVerified: true,
    givenName: givenName ?? "",
    familyName: familyName ?? "",
    enabled: isEnabled(entry, now),
    attributes: attributesOf(entry, names),
  };
}

export const isMalformed = (record: Person | MalformedRecord): record is MalformedRecord =>
  "problem" in record;

/** Text alone, by the names that the settings use: LDAP's own ignore case (RFC 4512, section 2.5). */
function attributesOf(entry: LdapEntry, names: readonly string[]): Record<string, string[]> {
  const attributes: Record<string, string[]> = {};
  for (const name of names) {
    const texts = textsOf(entry, name);
    const short = texts.every(isShort) ? texts : texts.filter(isShort);
    if (short.length > 0) attributes[name] = short.length > mostValues ? short.slice(0, mostValues) : short;
  }
  return attributes;
}
