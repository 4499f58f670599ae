import assert from "node:assert/strict";
import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";

/*
 * What every source of people must do, whatever kind of directory is behind it: cases for any test runner. A source
 * over a network must do what `network-contract.ts` says as well.
 */

export interface OpenOptions {
  pageSize?: number;
  signal?: AbortSignal;
}

/** A directory that a case may change as it likes, and the source over it. It lists people by their user names. */
export interface ContractDirectory {
  open(options?: OpenOptions): DirectorySource;
  /** Holds exactly these people, and groups of their ids by path. */
  fill(people: Person[], groups?: Record<string, string[]>): Promise<void>;
  add(person: Person): Promise<void>;
  remove(id: string): Promise<void>;
  /** A person as the directory can hold one; left out: it can hold whatever a person may be. */
  holds?(person: Person): Person;
}

export interface ContractCase<Directory = ContractDirectory> {
  name: string;
  check(directory: Directory): Promise<void>;
}

/** A valid UUID, which every kind of directory takes for an id. */
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const contractPerson = (number: number, changes: Partial<Person> = {}): Person => ({
  id: idOf(number),
  username: `person-${String(number).padStart(6, "0")}`,
  email: `person-${number}@contract.test`,
  emailVerified: true,
  givenName: "Per",
  familyName: `Són ${number}`,
  enabled: true,
  attributes: {},
  ...changes,
});

/** The first so many people, numbered from 1. */
export const crowd = (size: number): Person[] =>
  Array.from({ length: size }, (_, index) => contractPerson(index + 1));

export interface Listed {
  people: Person[];
  malformed: { id: string | null }[];
  /** How many records each page had. */
  pages: number[];
}

/** Reads everybody; `afterPage` is done with each page before the next one is asked for by us. */
export async function listAll(
  source: DirectorySource,
  afterPage: () => unknown = () => undefined,
): Promise<Listed> {
  const listed: Listed = { people: [], malformed: [], pages: [] };
  for await (const { people, malformed } of source.pages()) {
    listed.people.push(...people);
    listed.malformed.push(...malformed);
    listed.pages.push(people.length + malformed.length);
    await afterPage();
  }
  return listed;
}

export const idsOf = (people: readonly { id: string | null }[]) => people.map(({ id }) => id);

const once = <T>(work: () => Promise<T>) => {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await work();
  };
};

const nobodyTwice = (people: readonly Person[]) => assert.equal(new Set(idsOf(people)).size, people.length);

async function membersOf(source: DirectorySource, path: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of source.members(path)) ids.push(...page);
  return ids.sort();
}

export const sourceContract: ContractCase[] = [
  {
    name: "gives everybody once, as they are, in pages of the size that was chosen",
    async check(directory) {
      const odd = contractPerson(1, {
        enabled: false,
        emailVerified: false,
        attributes: { employeeType: ["staff"], departmentNumber: ["a@contract.test", "b@contract.test"] },
      });
      const [, ...others] = crowd(7);
      await directory.fill([odd, ...others]);
      const { people, pages } = await listAll(directory.open({ pageSize: 3 }));
      assert.deepEqual(people, [directory.holds?.(odd) ?? odd, ...others]);
      assert.deepEqual(pages, [3, 3, 1]);
    },
  },
  {
    name: "gives nobody of an empty directory",
    async check(directory) {
      await directory.fill([]);
      assert.deepEqual((await listAll(directory.open())).people, []);
      assert.ok([0, null].includes(await directory.open().count()));
    },
  },
  {
    name: "ends after a last page that is exactly full",
    async check(directory) {
      await directory.fill(crowd(6));
      const { people } = await listAll(directory.open({ pageSize: 3 }));
      assert.deepEqual(idsOf(people), idsOf(crowd(6)));
    },
  },
  {
    name: "says how many people there are, or that it does not know",
    async check(directory) {
      await directory.fill(crowd(3));
      assert.ok([3, null].includes(await directory.open().count()));
    },
  },
  {
    name: "gives nobody twice when people leave meanwhile, and finds by id whom the list has skipped",
    async check(directory) {
      await directory.fill(crowd(9));
      const source = directory.open({ pageSize: 3 });
      const leave = once(() => directory.remove(idOf(1)));
      const { people } = await listAll(source, leave);
      nobodyTwice(people);
      for (const { id } of crowd(9).slice(1)) assert.equal((await source.find(id)).state, "found");
      assert.deepEqual(await source.find(idOf(1)), { state: "gone" });
    },
  },
  {
    name: "gives nobody twice when people join meanwhile",
    async check(directory) {
      await directory.fill(crowd(9));
      const source = directory.open({ pageSize: 3 });
      const join = once(() => directory.add(contractPerson(0)));
      const { people } = await listAll(source, join);
      nobodyTwice(people);
      assert.deepEqual(
        idsOf(crowd(9)).filter((id) => !idsOf(people).includes(id)),
        [],
      );
    },
  },
  {
    name: "finds a person by id, whole, and says of others that they are gone",
    async check(directory) {
      const person = contractPerson(1, { enabled: false, attributes: { employeeType: ["staff"] } });
      await directory.fill([person]);
      const source = directory.open();
      assert.deepEqual(await source.find(person.id), { state: "found", person });
      for (const id of [idOf(2), "../../master", "*", "1)(uid=*"])
        assert.deepEqual(await source.find(id), { state: "gone" }, id);
    },
  },
  {
    name: "gives the members of a group, and none of a group that is not there",
    async check(directory) {
      await directory.fill(crowd(7), { "/north wing": idsOf(crowd(5)) as string[] });
      const source = directory.open({ pageSize: 2 });
      assert.deepEqual(await membersOf(source, "/north wing"), idsOf(crowd(5)));
      assert.deepEqual(await membersOf(source, "/nobody"), []);
    },
  },
  {
    name: "stops between two pages when it is told to",
    async check(directory) {
      await directory.fill(crowd(9));
      const told = new AbortController();
      const source = directory.open({ pageSize: 2, signal: told.signal });
      const reading = listAll(source, () => told.abort(new Error("told to stop")));
      await assert.rejects(reading, /told to stop/);
    },
  },
];
