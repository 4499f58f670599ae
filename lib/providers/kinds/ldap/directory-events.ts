import type { Filter } from "ldapts";
import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import { eventKey } from "@/lib/providers/directory/event-key";
import type {
  ChangedGroup,
  DirectoryEvent,
  DirectoryEventPage,
  DirectoryEventSource,
  Obstacle,
} from "@/lib/providers/directory/event-source";
import type { FoundPerson } from "@/lib/providers/directory/source";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { isWithin } from "@/lib/providers/kinds/ldap/base-dn";
import { textOf } from "@/lib/providers/kinds/ldap/entry";
import { idOf } from "@/lib/providers/kinds/ldap/entry-id";
import { allOf, atLeast, filterOf, present } from "@/lib/providers/kinds/ldap/filter";
import { readTime, writeTime } from "@/lib/providers/kinds/ldap/generalized-time";
import { LdapGroups } from "@/lib/providers/kinds/ldap/groups";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import type { PeopleRules } from "@/lib/providers/kinds/ldap/person";
import { searchPages, wholeEntries } from "@/lib/providers/kinds/ldap/search-pages";
import { shapeOf } from "@/lib/providers/kinds/ldap/settings";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import { words } from "@/lib/words/text";

const directoryEventWords = words("provider.ldap.notices", {
  hidden: "The directory doesn't show {attribute}, the time of the last change, of people.",
  hiddenRemedy: "Let the bind account read this operational attribute.",
});

/** What tells two changes within a second apart: OpenLDAP (draft-chu-ldap-csn), Active Directory. */
const changeNumbers = ["entryCSN", "uSNChanged"];

const eventsAtOnce = 500;

interface Change {
  entry: LdapEntry;
  at: number;
}

/**
 * Changes of a directory by the time of the last one that each entry has (`modifyTimestamp`, RFC 4512, section 3.4.4): of the
 * entries below the base, also those that are people no more, and of groups, wherever they are. An entry that was removed, or moved out of
 * the base, says nothing, so that everybody's ids can be asked for. All of it is the stream `admin-events`.
 */
export class LdapDirectoryEvents implements DirectoryEventSource {
  readonly #asker: LdapAsker;
  readonly #base: string;
  readonly #rules: PeopleRules;
  readonly #source: LdapSource;
  readonly #groups: LdapGroups;

  constructor(asker: LdapAsker, base: string, rules: PeopleRules) {
    this.#asker = asker;
    this.#base = base;
    this.#rules = rules;
    this.#source = new LdapSource(asker, base, rules);
    this.#groups = new LdapGroups(asker, base, rules.settings.ldap, rules.settings.sync.pageSize);
  }

  find(id: string): Promise<FoundPerson> {
    return this.#source.find(id);
  }

  ids(): AsyncIterable<string[]> {
    return this.#source.ids();
  }

  groupsOf(id: string): Promise<string[]> {
    return this.#source.groupsOf(id);
  }

  async findGroup(id: string): Promise<ChangedGroup | null> {
    const paths = await this.#groups.pathsOfGroup(id);
    return paths && { paths, members: (path) => this.#groups.members(path) };
  }

  async obstacle(stream: DirectoryEventStream): Promise<Obstacle | null> {
    if (stream !== "admin-events") return null;
    const { filter, changeTime } = shapeOf(this.#rules.settings.ldap);
    const { entries } = await this.#asker.use((connection) =>
      connection.search({
        base: this.#base,
        scope: "sub",
        filter: filterOf(filter),
        attributes: [changeTime],
        sizeLimit: 1,
      }),
    );
    const [entry] = entries;
    if (!entry || readTime(textOf(entry, changeTime)) !== null) return null;
    const problem = directoryEventWords("hidden", { attribute: changeTime });
    return { problem, remedy: directoryEventWords("hiddenRemedy") };
  }

  async newest(stream: DirectoryEventStream): Promise<number> {
    const changes = await this.#changes(stream, 0, false);
    return changes.at(-1)?.at ?? 0;
  }

  async *since(
    stream: DirectoryEventStream,
    from: number,
    groupsMatter: boolean,
  ): AsyncIterable<DirectoryEventPage> {
    const changes = await this.#changes(stream, from, groupsMatter);
    for (let first = 0; first < changes.length; first += eventsAtOnce) {
      const some = changes.slice(first, first + eventsAtOnce);
      yield {
        directoryEvents: some.flatMap((change) => this.#directoryEventOf(change) ?? []),
        until: some.at(-1)?.at ?? from,
      };
    }
  }

  /** What has changed since a moment, oldest first: the directory gives them in its own order. */
  async #changes(stream: DirectoryEventStream, from: number, groupsMatter: boolean): Promise<Change[]> {
    if (stream !== "admin-events") return [];
    const { innerBase, isGroup } = this.#groups;
    const changes = await this.#changesBelow(this.#base, from);
    if (groupsMatter && !isWithin(this.#base, innerBase))
      changes.push(...(await this.#changesBelow(innerBase, from, isGroup)));
    return changes.sort((one, other) => one.at - other.at);
  }

  async #changesBelow(base: string, from: number, ...only: Filter[]): Promise<Change[]> {
    const { idAttribute, changeTime, timeFraction } = shapeOf(this.#rules.settings.ldap);
    const since = atLeast(changeTime, writeTime(from, timeFraction));
    const question = {
      base,
      scope: "sub",
      filter: allOf(...only, present(idAttribute), since),
      attributes: [idAttribute, changeTime, ...changeNumbers],
    } as const;
    const paging = wholeEntries(this.#rules.settings.sync.pageSize);
    const changes: Change[] = [];
    for await (const entries of searchPages(this.#asker, question, paging))
      for (const entry of entries) {
        const at = readTime(textOf(entry, changeTime));
        if (at !== null) changes.push({ entry, at });
      }
    return changes;
  }

  #directoryEventOf({ entry, at }: Change): DirectoryEvent | null {
    const { idAttribute } = shapeOf(this.#rules.settings.ldap);
    const subject = idOf(entry, idAttribute);
    if (subject === null) return null;
    const change = [subject, at, ...changeNumbers.map((name) => textOf(entry, name))];
    return { key: eventKey("l", change), subject, happenedAt: new Date(at) };
  }
}
