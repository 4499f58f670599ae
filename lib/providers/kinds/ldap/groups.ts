import type { Filter } from "ldapts";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { isWithin } from "@/lib/providers/kinds/ldap/base-dn";
import { readText } from "@/lib/providers/kinds/ldap/ber";
import { bytesOf, rangeOf, textOf, textsOf } from "@/lib/providers/kinds/ldap/entry";
import { idOf } from "@/lib/providers/kinds/ldap/entry-id";
import { wholeAnswer } from "@/lib/providers/kinds/ldap/failure";
import { allOf, anyOf, equals, filterOf } from "@/lib/providers/kinds/ldap/filter";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { resultCodes } from "@/lib/providers/kinds/ldap/result";
import { searchPages } from "@/lib/providers/kinds/ldap/search-pages";
import { type DirectorySettings, shapeOf } from "@/lib/providers/kinds/ldap/settings";

/** Attributes of a group with the names of its members (RFC 4519), and with their user names (RFC 2307). */
const memberAttributes = ["member", "uniqueMember"];
const memberNames = "memberUid";

/** How many entries are asked for at once on one connection. */
const atOnce = 50;

const dnOf = ({ dn }: LdapEntry): string => dn;
const pathOf = (name: string): string => `/${name}`;

/** The first value of a name's first part, such as `Staff` of `CN=Staff,OU=Groups,DC=example` (RFC 4514, section 3). */
function firstValue(dn: string): string | null {
  const [, value] = /^[^=]+=((?:[^\\,+]|\\[0-9a-f]{2}|\\.)*)/i.exec(dn) ?? [];
  const bytes = value?.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gi, (_, hex?: string, character?: string) =>
    hex ? Buffer.from(hex.replaceAll("\\", ""), "hex").toString("utf8") : (character ?? ""),
  );
  return bytes || null;
}

/** The groups of a directory: their names are paths such as `/Staff`, since that is how groups are written everywhere here. */
export class LdapGroups {
  readonly #asker: LdapAsker;
  readonly #base: string;
  readonly #settings: DirectorySettings;
  readonly #largestPage: number;

  constructor(asker: LdapAsker, base: string, settings: DirectorySettings, largestPage: number) {
    this.#asker = asker;
    this.#base = base;
    this.#settings = settings;
    this.#largestPage = largestPage;
  }

  /** The ids of the people in a group, page after page. A group that is not there has none. Throws `DirectoryError`. */
  async *members(path: string): AsyncIterable<string[]> {
    const { groupAttribute, groupFilter } = shapeOf(this.#settings);
    const filter = allOf(filterOf(groupFilter), equals("cn", path.replace(/^\//, "")));
    const attributes = groupAttribute ? ["1.1"] : [...memberAttributes, memberNames];
    for await (const groups of this.#search(this.#groupBase, filter, attributes))
      for (const group of groups)
        yield* groupAttribute ? this.#people(equals(groupAttribute, group.dn)) : this.#listed(group);
  }

  /** The paths of the groups that a person's entry is in; of those below the base of groups, as in `members`. Throws `DirectoryError`. */
  async of(entry: LdapEntry): Promise<string[]> {
    const { groupAttribute, groupFilter, usernameAttribute } = shapeOf(this.#settings);
    if (groupAttribute)
      return textsOf(entry, groupAttribute)
        .filter((dn) => isWithin(this.#groupBase, dn))
        .flatMap((dn) => firstValue(dn) ?? [])
        .map(pathOf);
    const username = textOf(entry, usernameAttribute);
    const isMember = anyOf(
      ...memberAttributes.map((name) => equals(name, entry.dn)),
      ...(username === null ? [] : [equals(memberNames, username)]),
    );
    const paths: string[] = [];
    for await (const groups of this.#search(this.#groupBase, allOf(filterOf(groupFilter), isMember), ["cn"]))
      paths.push(...groups.flatMap((group) => textOf(group, "cn") ?? []).map(pathOf));
    return paths;
  }

  get #groupBase(): string {
    return this.#settings.groupBaseDn ?? this.#base;
  }

  #search(base: string, filter: Filter, attributes: string[]): AsyncIterable<LdapEntry[]> {
    const paging = { largestPage: this.#largestPage, keyOf: dnOf };
    return searchPages(this.#asker, { base, scope: "sub", filter, attributes }, paging);
  }

  async *#people(isMember: Filter): AsyncIterable<string[]> {
    const { filter, idAttribute } = shapeOf(this.#settings);
    for await (const entries of this.#search(this.#base, allOf(filterOf(filter), isMember), [idAttribute]))
      yield entries.flatMap((entry) => idOf(entry, idAttribute) ?? []);
  }

  /** Those whom a group lists: by their names, or by their user names. */
  async *#listed(group: LdapEntry): AsyncIterable<string[]> {
    const { usernameAttribute } = shapeOf(this.#settings);
    const usernames = textsOf(group, memberNames);
    for (let at = 0; at < usernames.length; at += atOnce)
      yield* this.#people(
        anyOf(...usernames.slice(at, at + atOnce).map((name) => equals(usernameAttribute, name))),
      );
    for (const attribute of memberAttributes)
      for await (const dns of this.#values(group, attribute))
        for (let at = 0; at < dns.length; at += atOnce) yield await this.#idsOf(dns.slice(at, at + atOnce));
  }

  /** All values of an attribute, the further ones of very many as well (`rangeOf`). */
  async *#values(entry: LdapEntry, attribute: string): AsyncIterable<string[]> {
    const text = (values: readonly Buffer[]) => values.flatMap((value) => readText(value) || []);
    let range = rangeOf(entry, attribute);
    yield text(range?.values ?? bytesOf(entry, attribute));
    while (range && range.next !== null) {
      const { next } = range;
      const { entries } = await this.#asker.search({
        base: entry.dn,
        scope: "base",
        filter: filterOf("(objectClass=*)"),
        attributes: [`${attribute};range=${next}-*`],
      });
      range = entries[0] ? rangeOf(entries[0], attribute) : null;
      // A server that goes round in a circle would never end.
      if (range && range.next !== null && range.next <= next) range = null;
      yield text(range?.values ?? []);
    }
  }

  /** The ids of the entries of these names that are people; a name that leads nowhere has none. */
  async #idsOf(dns: readonly string[]): Promise<string[]> {
    const { filter, idAttribute } = shapeOf(this.#settings);
    const question = { scope: "base", filter: filterOf(filter), attributes: [idAttribute] } as const;
    const found = await this.#asker.again(() =>
      this.#asker.use((connection) =>
        Promise.all(
          dns.map(async (base) => {
            const answer = await connection.search({ base, ...question });
            const { code } = answer.result;
            if (code === resultCodes.noSuchObject || code === resultCodes.invalidDNSyntax) return [];
            return wholeAnswer(answer).entries.flatMap((entry) => idOf(entry, idAttribute) ?? []);
          }),
        ),
      ),
    );
    return found.flat();
  }
}
