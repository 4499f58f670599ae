import type { DirectoryPage, Person } from "@/lib/providers/directory/person";
import type { DirectorySource, FoundPerson } from "@/lib/providers/directory/source";
import type { ContractDirectory, OpenOptions } from "@/lib/testing/directory/contract";

/** A directory in memory, for what a real one does on no command: to lie, to break off, to change at a certain page. */
export class MemoryDirectory implements ContractDirectory {
  people: Person[] = [];
  groups: Record<string, string[]> = {};
  /** Hidden from the list, but there when asked for by id. */
  readonly skipped = new Set<string>();
  /** Not vouched for by a directory behind this one. */
  readonly unconfirmed = new Set<string>();
  /** What is done before each page. */
  beforePage: () => void | Promise<void> = () => undefined;

  async fill(people: Person[], groups: Record<string, string[]> = {}): Promise<void> {
    this.people = [...people];
    this.groups = groups;
  }

  async add(person: Person): Promise<void> {
    this.people.push(person);
  }

  async remove(id: string): Promise<void> {
    this.people = this.people.filter((person) => person.id !== id);
  }

  open({ pageSize = 2, signal }: OpenOptions = {}): DirectorySource {
    return {
      pages: () => this.#pages(pageSize, signal),
      find: async (id) => this.#find(id),
      count: async () => this.people.length,
      members: (path) => this.#members(path, pageSize),
    };
  }

  /** By user name, from the last one shown on: who joins or leaves meanwhile moves nobody else. */
  async *#pages(pageSize: number, signal?: AbortSignal): AsyncIterable<DirectoryPage> {
    for (let after: string | null = null; ; ) {
      await this.beforePage();
      signal?.throwIfAborted();
      const shown: Person[] = this.people
        .filter(({ id, username }) => !this.skipped.has(id) && (after === null || username > after))
        .sort((a, b) => (a.username < b.username ? -1 : 1))
        .slice(0, pageSize);
      after = shown.at(-1)?.username ?? null;
      if (after === null) return;
      const isUnconfirmed = ({ id }: Person) => this.unconfirmed.has(id);
      yield {
        people: shown.filter((person) => !isUnconfirmed(person)),
        malformed: [],
        unconfirmed: shown.filter(isUnconfirmed).map(({ id }) => id),
      };
    }
  }

  #find(id: string): FoundPerson {
    const person = this.people.find((one) => one.id === id);
    if (!person) return { state: "gone" };
    return this.unconfirmed.has(id) ? { state: "unconfirmed" } : { state: "found", person };
  }

  async *#members(path: string, pageSize: number): AsyncIterable<string[]> {
    const ids = this.groups[path] ?? [];
    for (let first = 0; first < ids.length; first += pageSize) yield ids.slice(first, first + pageSize);
  }
}
