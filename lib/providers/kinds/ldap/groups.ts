import type { Filter } from "ldapts";
import { slices } from "@/lib/platform/list/slices";
import { DirectoryOverload } from "@/lib/providers/directory/directory-error";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { attributeValues } from "@/lib/providers/kinds/ldap/attribute-values";
import { domainOf, isWithin } from "@/lib/providers/kinds/ldap/base-dn";
import { textOf, textsOf } from "@/lib/providers/kinds/ldap/entry";
import { byId, idOf } from "@/lib/providers/kinds/ldap/entry-id";
import { wholeAnswer } from "@/lib/providers/kinds/ldap/failure";
import { allOf, anyOf, equals, filterOf } from "@/lib/providers/kinds/ldap/filter";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { MetGroups } from "@/lib/providers/kinds/ldap/met-groups";
import {
  objectSid,
  primaryGroupId,
  primaryGroupNumber,
  primaryGroupSid,
} from "@/lib/providers/kinds/ldap/primary-group";
import { resultCodes } from "@/lib/providers/kinds/ldap/result";
import { searchPages, wholeEntries } from "@/lib/providers/kinds/ldap/search-pages";
import { type DirectorySettings, type DirectoryShape, shapeOf } from "@/lib/providers/kinds/ldap/settings";

/** Attributes of a group with the names of its members (RFC 4519), and with their user names (RFC 2307). */
const memberAttributes = ["member", "uniqueMember"];
const memberNames = "memberUid";

/** How many entries are asked for at once on one connection, or named in one filter. */
const atOnce = 50;

/** What of a person's entry says in which groups the person is, beside its name. */
export function membershipAttributes(settings: DirectorySettings): string[] {
  const { groupAttribute, hasPrimaryGroups } = shapeOf(settings);
  return [
    ...(groupAttribute ? [groupAttribute] : []),
    ...(hasPrimaryGroups ? [primaryGroupId, objectSid] : []),
  ];
}

/**
 * The groups of a directory: their names are paths such as `/Staff`, since that is how groups are written everywhere here.
 * Only a group below the base of groups has one: anybody may have made another of the same name elsewhere. Members of a group in
 * a group are its members, however deep (`MetGroups`), and so are in Active Directory those whose primary group it is.
 */
export class LdapGroups {
  readonly #asker: LdapAsker;
  readonly #base: string;
  readonly #groupBase: string;
  /** Where groups in groups may be. Only who writes to groups says who is in them, so that a base holds for these as well, but in Active Directory, which keeps both ends itself. */
  readonly innerBase: string;
  readonly isGroup: Filter;
  readonly #shape: DirectoryShape;
  readonly #largestPage: number;

  constructor(asker: LdapAsker, base: string, settings: DirectorySettings, largestPage: number) {
    this.#asker = asker;
    this.#base = base;
    this.#shape = shapeOf(settings);
    this.#groupBase = settings.groupBaseDn ?? base;
    this.innerBase = this.#shape.innerGroups === "domain" ? domainOf(this.#groupBase) : this.#groupBase;
    this.isGroup = filterOf(this.#shape.groupFilter);
    this.#largestPage = largestPage;
  }

  /** The ids of the people in a group, page after page, each once. A group that is not there has none. Throws `DirectoryError`. */
  async *members(path: string): AsyncIterable<string[]> {
    const shown = new Set<string>();
    const named = allOf(this.isGroup, equals("cn", path.replace(/^\//, "")));
    for await (const ids of this.#shape.groupAttribute ? this.#pointing(named) : this.#listed(named)) {
      const fresh = ids.filter((id) => !shown.has(id) && shown.add(id));
      if (fresh.length > 0) yield fresh;
    }
  }

  /** The paths of the groups that a person's entry is in, read with `membershipAttributes`. Throws `DirectoryError`. */
  async of(entry: LdapEntry): Promise<string[]> {
    const met = new MetGroups();
    const named = met.fresh(await this.#byAccount(entry));
    return this.#pathsUpFrom([...named, ...(await this.#above([entry], met))], met);
  }

  /** The path of the group with this id, and of the groups that it is in; null where no group has it. Throws `DirectoryError`. */
  async pathsOfGroup(id: string): Promise<string[] | null> {
    const isThisOne = byId(this.#shape.idAttribute, id);
    if (!isThisOne) return null;
    const groups = await this.#groups(this.innerBase, isThisOne, this.#upwards);
    const met = new MetGroups();
    return groups.length === 0 ? null : this.#pathsUpFrom(met.fresh(groups), met);
  }

  /** The attributes of a group that lead to those it is in, and its name. */
  get #upwards(): string[] {
    const { groupAttribute } = this.#shape;
    return groupAttribute ? ["cn", groupAttribute] : ["cn"];
  }

  async #pathsUpFrom(start: LdapEntry[], met: MetGroups): Promise<string[]> {
    const paths = new Set<string>();
    for (let level = start; level.length > 0; level = await this.#above(level, met))
      for (const group of level)
        if (isWithin(this.#groupBase, group.dn))
          for (const name of textsOf(group, "cn")) paths.add(`/${name}`);
    return [...paths];
  }

  /** The groups that entries are in themselves, and that were not met before. */
  async #above(entries: readonly LdapEntry[], met: MetGroups): Promise<LdapEntry[]> {
    met.goOn();
    const { groupAttribute } = this.#shape;
    const groups: LdapEntry[] = [];
    if (groupAttribute)
      for (const some of slices(await this.#pointedTo(entries, groupAttribute), atOnce))
        groups.push(...met.fresh((await this.#named(some, this.isGroup, this.#upwards)).flat()));
    else
      for (const some of slices(entries, atOnce)) {
        const lists = memberAttributes.flatMap((name) => some.map(({ dn }) => equals(name, dn)));
        groups.push(...met.fresh(await this.#groups(this.innerBase, anyOf(...lists), this.#upwards)));
      }
    return groups;
  }

  /** The names of the groups that entries point to, as far as these can count. */
  async #pointedTo(entries: readonly LdapEntry[], groupAttribute: string): Promise<string[]> {
    const dns = new Set<string>();
    for (const entry of entries)
      for await (const values of attributeValues(this.#asker, entry, groupAttribute))
        for (const dn of values) if (isWithin(this.innerBase, dn)) dns.add(dn);
    return [...dns];
  }

  /** The groups that name a person otherwise than by the entry's name. */
  async #byAccount(entry: LdapEntry): Promise<LdapEntry[]> {
    const { groupAttribute, usernameAttribute, hasPrimaryGroups } = this.#shape;
    const username = groupAttribute ? null : textOf(entry, usernameAttribute);
    const sid = hasPrimaryGroups ? primaryGroupSid(entry) : null;
    const names = [
      ...(username === null ? [] : [equals(memberNames, username)]),
      ...(sid === null ? [] : [equals(objectSid, sid)]),
    ];
    return names.length === 0 ? [] : this.#groups(this.innerBase, anyOf(...names), this.#upwards);
  }

  /** The people of groups where members point to their groups. */
  async *#pointing(named: Filter): AsyncIterable<string[]> {
    const { groupAttribute, hasPrimaryGroups } = this.#shape;
    const attributes = hasPrimaryGroups ? [objectSid] : ["1.1"];
    const pointsTo = ({ dn }: LdapEntry) => equals(groupAttribute ?? "", dn);
    const met = new MetGroups();
    for (let level = met.fresh(await this.#groups(this.#groupBase, named, attributes)); level.length > 0; ) {
      met.goOn();
      const inner: LdapEntry[] = [];
      for (const some of slices(level, atOnce)) {
        const numbers = some.flatMap((group) => primaryGroupNumber(group) ?? []);
        yield* this.#people(
          anyOf(...some.map(pointsTo), ...numbers.map((number) => equals(primaryGroupId, number))),
        );
        const groups = await this.#groups(this.innerBase, anyOf(...some.map(pointsTo)), attributes);
        inner.push(...met.fresh(groups));
      }
      level = inner;
    }
  }

  /** The people of groups that list their members. */
  async *#listed(named: Filter): AsyncIterable<string[]> {
    const met = new MetGroups();
    const attributes = [...memberAttributes, memberNames];
    for (let level = met.fresh(await this.#groups(this.#groupBase, named, ["1.1"])); level.length > 0; ) {
      met.goOn();
      const inner: LdapEntry[] = [];
      // One by one: a group may list very many.
      for (const { dn } of level)
        for (const group of (await this.#named([dn], this.isGroup, attributes)).flat())
          for await (const { ids, groups } of this.#members(group)) {
            yield ids;
            inner.push(...met.fresh(groups));
          }
      level = inner;
    }
  }

  /** Those whom a group lists, by their names or by their user names: people, and groups. */
  async *#members(group: LdapEntry): AsyncIterable<{ ids: string[]; groups: LdapEntry[] }> {
    const { filter, idAttribute, usernameAttribute } = this.#shape;
    for (const usernames of slices(textsOf(group, memberNames), atOnce))
      for await (const ids of this.#people(
        anyOf(...usernames.map((name) => equals(usernameAttribute, name))),
      ))
        yield { ids, groups: [] };
    for (const attribute of memberAttributes)
      for await (const values of attributeValues(this.#asker, group, attribute))
        for (const dns of slices(values, atOnce)) {
          const found = await this.#named(dns, filterOf(filter), [idAttribute]);
          const ids = found.flat().flatMap((entry) => idOf(entry, idAttribute) ?? []);
          const others = dns.filter((dn, at) => found[at]?.length === 0 && isWithin(this.innerBase, dn));
          yield { ids, groups: (await this.#named(others, this.isGroup, ["1.1"])).flat() };
        }
  }

  /** All at once on the connection that is there, since they are few as a rule; page after page where the directory gives no such answer. */
  async #groups(base: string, which: Filter, attributes: string[]): Promise<LdapEntry[]> {
    const filter = allOf(this.isGroup, which);
    try {
      return (await this.#asker.search({ base, scope: "sub", filter, attributes })).entries;
    } catch (error) {
      if (!(error instanceof DirectoryOverload)) throw error;
    }
    const groups: LdapEntry[] = [];
    for await (const page of this.#search(base, filter, attributes)) groups.push(...page);
    return groups;
  }

  async *#people(which: Filter): AsyncIterable<string[]> {
    const { filter, idAttribute } = this.#shape;
    for await (const entries of this.#search(this.#base, allOf(filterOf(filter), which), [idAttribute]))
      yield entries.flatMap((entry) => idOf(entry, idAttribute) ?? []);
  }

  #search(base: string, filter: Filter, attributes: string[]): AsyncIterable<LdapEntry[]> {
    const question = { base, scope: "sub", filter, attributes } as const;
    return searchPages(this.#asker, question, wholeEntries(this.#largestPage));
  }

  /** For each name its entry, if that matches; a name that leads nowhere has none. */
  #named(dns: readonly string[], filter: Filter, attributes: string[]): Promise<LdapEntry[][]> {
    const question = { scope: "base", filter, attributes } as const;
    if (dns.length === 0) return Promise.resolve([]);
    return this.#asker.again(() =>
      this.#asker.use((connection) =>
        Promise.all(
          dns.map(async (base) => {
            const answer = await connection.search({ base, ...question });
            const { code } = answer.result;
            if (code === resultCodes.noSuchObject || code === resultCodes.invalidDNSyntax) return [];
            return wholeAnswer(answer).entries;
          }),
        ),
      ),
    );
  }
}
