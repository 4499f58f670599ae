import type { DirectoryPage } from "@/lib/providers/directory/person";
import { readAhead } from "@/lib/providers/directory/read-ahead";
import type { DirectorySource, FoundPerson } from "@/lib/providers/directory/source";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { byId, idOf } from "@/lib/providers/kinds/ldap/entry-id";
import { baseIsHidden } from "@/lib/providers/kinds/ldap/failure";
import { allOf, filterOf } from "@/lib/providers/kinds/ldap/filter";
import { LdapGroups, membershipAttributes } from "@/lib/providers/kinds/ldap/groups";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import {
  isMalformed,
  type PeopleRules,
  type PersonReader,
  personAttributes,
  personReader,
} from "@/lib/providers/kinds/ldap/person";
import { searchPages } from "@/lib/providers/kinds/ldap/search-pages";
import { shapeOf } from "@/lib/providers/kinds/ldap/settings";

/** The people below a base of a directory. */
export class LdapSource implements DirectorySource {
  readonly #asker: LdapAsker;
  readonly #base: string;
  readonly #rules: PeopleRules;
  readonly #read: PersonReader;
  readonly #groups: LdapGroups;

  constructor(asker: LdapAsker, base: string, rules: PeopleRules) {
    const { ldap, sync } = rules.settings;
    this.#asker = asker;
    this.#base = base;
    this.#rules = rules;
    this.#read = personReader(rules);
    this.#groups = new LdapGroups(asker, base, ldap, sync.pageSize);
  }

  pages(): AsyncIterable<DirectoryPage> {
    return readAhead(this.#people());
  }

  async find(id: string): Promise<FoundPerson> {
    const { idAttribute } = shapeOf(this.#rules.settings.ldap);
    if (!byId(idAttribute, id)) return { state: "gone" };
    const entry = await this.#entryOf(id);
    if (!entry) {
      await this.#requireBase();
      return { state: "gone" };
    }
    const found = this.#read(entry, Date.now());
    return isMalformed(found)
      ? { state: "malformed", problem: found.problem }
      : { state: "found", person: found };
  }

  /** LDAP has no question for a number. */
  readonly countsByReading = true;

  /** By their ids alone, which costs a third of reading them. */
  async count(): Promise<number | null> {
    const { idAttribute } = shapeOf(this.#rules.settings.ldap);
    let count = 0;
    for await (const entries of this.#entries([idAttribute])) count += entries.length;
    return count;
  }

  members(groupPath: string): AsyncIterable<string[]> {
    return this.#groups.members(groupPath);
  }

  /** The paths of the groups that a person is in. Throws `DirectoryError`. */
  async groupsOf(id: string): Promise<string[]> {
    const entry = await this.#entryOf(id, membershipAttributes(this.#rules.settings.ldap));
    return entry ? this.#groups.of(entry) : [];
  }

  async *#people(): AsyncIterable<DirectoryPage> {
    let isEmpty = true;
    for await (const entries of this.#entries(personAttributes(this.#rules))) {
      isEmpty = false;
      const records = entries.map((entry) => this.#read(entry, Date.now()));
      yield {
        people: records.flatMap((record) => (isMalformed(record) ? [] : record)),
        malformed: records.filter(isMalformed),
        unconfirmed: [],
      };
    }
    if (isEmpty) await this.#requireBase();
  }

  async #entryOf(id: string, more: string[] = []): Promise<LdapEntry | undefined> {
    const { filter, idAttribute } = shapeOf(this.#rules.settings.ldap);
    const isThisOne = byId(idAttribute, id);
    if (!isThisOne) return undefined;
    const { entries } = await this.#asker.search({
      base: this.#base,
      scope: "sub",
      filter: allOf(filterOf(filter), isThisOne),
      attributes: [...personAttributes(this.#rules), ...more],
    });
    return entries[0];
  }

  #entries(attributes: string[]): AsyncIterable<LdapEntry[]> {
    const { filter, idAttribute } = shapeOf(this.#rules.settings.ldap);
    const question = { base: this.#base, scope: "sub", filter: filterOf(filter), attributes } as const;
    const keyOf = (entry: LdapEntry) => idOf(entry, idAttribute) ?? entry.dn;
    return searchPages(this.#asker, question, { largestPage: this.#rules.settings.sync.pageSize, keyOf });
  }

  /**
   * Nobody was found. That says something about people only if the base itself can be seen: many servers show
   * nothing at all to an account that may not read. Throws `DirectoryError`.
   */
  async #requireBase(): Promise<void> {
    const { entries } = await this.#asker.search({
      base: this.#base,
      scope: "base",
      filter: filterOf("(objectClass=*)"),
      attributes: ["1.1"],
    });
    if (entries.length === 0) throw baseIsHidden();
  }
}
