import type { DirectoryPage, MalformedRecord, Person } from "@/lib/providers/directory/person";
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
import { type Paging, searchPages } from "@/lib/providers/kinds/ldap/search-pages";
import { shapeOf } from "@/lib/providers/kinds/ldap/settings";

/** A person as it is read, or what is wrong with it, and the entry's name. */
interface Shown {
  record: Person | MalformedRecord;
  dn: string;
}

function pageOf(shown: readonly Shown[]): DirectoryPage {
  const people: Person[] = [];
  const malformed: MalformedRecord[] = [];
  for (const { record } of shown) {
    if (isMalformed(record)) malformed.push(record);
    else people.push(record);
  }
  return { people, malformed, unconfirmed: [] };
}

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

  async count(): Promise<number | null> {
    let count = 0;
    for await (const ids of this.#ids()) count += ids.length;
    return count;
  }

  /** The ids of everybody, page after page, which costs a third of reading them. Throws `DirectoryError`. */
  async *ids(): AsyncGenerator<string[]> {
    let isEmpty = true;
    for await (const ids of this.#ids()) {
      isEmpty = false;
      yield ids;
    }
    if (isEmpty) await this.#requireBase();
  }

  members(groupPath: string): AsyncIterable<string[]> {
    return this.#groups.members(groupPath);
  }

  /** The paths of the groups that a person is in. Throws `DirectoryError`. */
  async groupsOf(id: string): Promise<string[]> {
    const entry = await this.#entryOf(id, membershipAttributes(this.#rules.settings.ldap));
    return entry ? this.#groups.of(entry) : [];
  }

  #ids(): AsyncIterable<string[]> {
    const { idAttribute } = shapeOf(this.#rules.settings.ldap);
    const read = (entry: LdapEntry) => idOf(entry, idAttribute) ?? entry.dn;
    return this.#entries([idAttribute], { read, keyOf: (id) => id });
  }

  async *#people(): AsyncIterable<DirectoryPage> {
    let isEmpty = true;
    const read = (entry: LdapEntry): Shown => ({ record: this.#read(entry, Date.now()), dn: entry.dn });
    const keyOf = ({ record, dn }: Shown) => record.id ?? dn;
    for await (const shown of this.#entries(personAttributes(this.#rules), { read, keyOf })) {
      isEmpty = false;
      yield pageOf(shown);
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

  #entries<Item>(attributes: string[], reading: Pick<Paging<Item>, "read" | "keyOf">): AsyncIterable<Item[]> {
    const { ldap, sync } = this.#rules.settings;
    const filter = filterOf(shapeOf(ldap).filter);
    const question = { base: this.#base, scope: "sub", filter, attributes } as const;
    return searchPages(this.#asker, question, { largestPage: sync.pageSize, ...reading });
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
