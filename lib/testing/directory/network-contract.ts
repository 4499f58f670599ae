import assert from "node:assert/strict";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import {
  type ContractCase,
  type ContractDirectory,
  contractPerson,
  crowd,
  idsOf,
  listAll,
} from "@/lib/testing/directory/contract";
import { say } from "@/lib/words/text";

/** What may go wrong with one answer of a directory behind a network. */
export type Fault =
  /** It has too much to do, and may say for how long. */
  | { kind: "busy"; waitSeconds?: number }
  /** The connection breaks before the answer is whole. */
  | { kind: "broken" }
  /** Nothing comes at all. */
  | { kind: "silent" }
  /** We may not ask this. */
  | { kind: "denied" }
  /** An answer that is none, such as the page of a proxy. */
  | { kind: "garbled" };

/** A directory whose answers can be spoilt; a fake, since a real one does so on no command. */
export interface FaultyDirectory extends ContractDirectory {
  /** What happens to the next questions, in turn; credentials are not among them. */
  fail(...faults: Fault[]): void;
  /** Spoils the record of a person. */
  spoil(id: string): unknown;
  /** How many questions have come since the last call. */
  asked(): number;
  /** How long the source has waited before each further try, in milliseconds; nobody really waits. */
  pauses: number[];
  /** Lets so much time pass for both sides. */
  passTime(milliseconds: number): void;
  /** How many questions came with credentials that had ended. */
  refused(): number;
}

const many = (fault: Fault, times: number): Fault[] => Array.from({ length: times }, () => fault);
/** More than any bounded number of tries. */
const forGood = 50;
const passing: Fault["kind"][] = ["busy", "broken"];

const hasRemedy = (error: unknown): boolean =>
  error instanceof DirectoryError && say(error.remedy).length > 0;

export const networkContract: ContractCase<FaultyDirectory>[] = [
  ...passing.map((kind) => ({
    name: `asks again after an answer that was ${kind}, and reads everybody once`,
    async check(directory: FaultyDirectory) {
      await directory.fill(crowd(5));
      directory.fail({ kind }, { kind });
      assert.deepEqual(idsOf((await listAll(directory.open({ pageSize: 2 }))).people), idsOf(crowd(5)));
    },
  })),
  ...[...passing, "denied" as const, "garbled" as const].map((kind) => ({
    name: `fails as a whole when a page is ${kind} for good, and says what to do`,
    async check(directory: FaultyDirectory) {
      await directory.fill(crowd(5));
      const source = directory.open({ pageSize: 2 });
      const spoilTheRest = () => directory.fail(...many({ kind }, forGood));
      await assert.rejects(listAll(source, spoilTheRest), hasRemedy);
      directory.asked();
    },
  })),
  ...[...passing, "silent" as const, "denied" as const, "garbled" as const].map((kind) => ({
    name: `takes nobody for gone because an answer was ${kind}`,
    async check(directory: FaultyDirectory) {
      await directory.fill(crowd(1));
      directory.fail(...many({ kind }, forGood));
      // An answer that is no person at all may be told as such; that counts as present.
      const found = await directory
        .open()
        .find(contractPerson(1).id)
        .catch((error: unknown) => error);
      assert.ok(hasRemedy(found) || (found as { state?: string }).state === "malformed", String(found));
    },
  })),
  {
    name: "keeps records that cannot be read apart, with their ids",
    async check(directory) {
      await directory.fill(crowd(3));
      await directory.spoil(contractPerson(2).id);
      const { people, malformed } = await listAll(directory.open({ pageSize: 2 }));
      assert.deepEqual(idsOf(people), [contractPerson(1).id, contractPerson(3).id]);
      assert.deepEqual(idsOf(malformed), [contractPerson(2).id]);
      assert.equal((await directory.open().find(contractPerson(2).id)).state, "malformed");
    },
  },
  {
    name: "tries a few times only, with pauses that grow",
    async check(directory) {
      await directory.fill(crowd(1));
      directory.asked();
      directory.fail(...many({ kind: "busy" }, forGood));
      await assert.rejects(directory.open().count(), hasRemedy);
      assert.ok(directory.asked() <= 6);
      const { pauses } = directory;
      assert.ok(pauses.length >= 2);
      assert.ok(
        pauses.every((pause, index) => pause >= 100 && pause > (pauses[index - 1] ?? 0)),
        `${pauses}`,
      );
    },
  },
  {
    name: "asks for less when a page does not come in time, and leaves nobody out",
    async check(directory) {
      await directory.fill(crowd(430));
      directory.fail(...many({ kind: "silent" }, 2));
      const { people, pages } = await listAll(directory.open({ pageSize: 200 }));
      assert.deepEqual(idsOf(people), idsOf(crowd(430)));
      assert.ok(Math.max(...pages) <= 100, `${pages}`);
    },
  },
  {
    name: "asks for less in the middle of the list, without a gap and with nobody twice",
    async check(directory) {
      await directory.fill(crowd(430));
      let page = 0;
      const slowLater = () => page++ === 0 && directory.fail({ kind: "silent" });
      const { people, pages } = await listAll(directory.open({ pageSize: 150 }), slowLater);
      assert.deepEqual(idsOf(people), idsOf(crowd(430)));
      assert.ok(Math.min(...pages.slice(1, -1)) < 150, `${pages}`);
    },
  },
  {
    name: "gives up a directory that answers nothing in time, however little is asked",
    async check(directory) {
      await directory.fill(crowd(5));
      directory.asked();
      directory.fail(...many({ kind: "silent" }, forGood));
      await assert.rejects(listAll(directory.open({ pageSize: 100 })), hasRemedy);
      assert.ok(directory.asked() <= 10);
    },
  },
  {
    name: "asks once only for what it may not read",
    async check(directory) {
      await directory.fill(crowd(1));
      directory.asked();
      directory.fail({ kind: "denied" });
      await assert.rejects(listAll(directory.open()), hasRemedy);
      assert.equal(directory.asked(), 1);
    },
  },
  {
    name: "stops at once when it is told to, even while it waits for an answer",
    async check(directory) {
      await directory.fill(crowd(5));
      const told = new AbortController();
      directory.fail({ kind: "silent" });
      const reading = listAll(directory.open({ signal: told.signal }));
      told.abort(new Error("told to stop"));
      await assert.rejects(reading, /told to stop/);
    },
  },
  {
    name: "renews its credentials before they end",
    async check(directory) {
      await directory.fill(crowd(40));
      const source = directory.open({ pageSize: 2 });
      const { people } = await listAll(source, () => directory.passTime(20_000));
      assert.deepEqual(idsOf(people), idsOf(crowd(40)));
      assert.equal(directory.refused(), 0);
    },
  },
];

/** For a directory that says how long to wait. */
export const waitingContract: ContractCase<FaultyDirectory>[] = [
  {
    name: "waits as long as it is told to, within reason",
    async check(directory) {
      await directory.fill(crowd(1));
      directory.fail({ kind: "busy", waitSeconds: 3 }, { kind: "busy", waitSeconds: 86_400 });
      await directory.open().count();
      const [first = 0, second = 0] = directory.pauses;
      assert.equal(first, 3_000);
      assert.ok(second >= 3_000 && second <= 60_000, String(second));
    },
  },
];
