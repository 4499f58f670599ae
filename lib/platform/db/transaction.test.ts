import { MySqlTransaction } from "drizzle-orm/mysql-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database, Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import {
  afterCommit,
  databaseErrorCode,
  inTransaction,
  isDuplicate,
  transact,
} from "@/lib/platform/db/transaction";

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code), { code, cause });

/** A database whose commits fail as often as told. */
function database(failing: unknown[] = []) {
  const state = { begun: 0, committed: 0 };
  const db = {
    async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      state.begun++;
      const result = await work(Object.create(MySqlTransaction.prototype) as Transaction);
      const failure = failing.shift();
      if (failure) throw failure;
      state.committed++;
      return result;
    },
  } as unknown as Database;
  return { state, db };
}

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

describe("the code of a database's error", () => {
  it.each([
    [coded("ER_DUP_ENTRY"), "ER_DUP_ENTRY"],
    [new Error("Failed query", { cause: coded("ER_DUP_ENTRY") }), "ER_DUP_ENTRY"],
    [coded("ECONNRESET", coded("ER_LOCK_DEADLOCK")), "ER_LOCK_DEADLOCK"],
    [coded("ECONNRESET"), undefined],
    [new Error("none"), undefined],
    ["ER_DUP_ENTRY", undefined],
    [{ code: "ER_DUP_ENTRY" }, undefined],
    [undefined, undefined],
  ])("of %s is %s", (thrown, code) => {
    expect(databaseErrorCode(thrown)).toBe(code);
    expect(isDuplicate(thrown)).toBe(code === "ER_DUP_ENTRY");
  });
});

describe("a transaction that the database breaks off", () => {
  it.each(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD"])(
    "by %s runs again as a whole, and says what the last run said",
    async (code) => {
      const { db, state } = database([coded(code), new Error("query", { cause: coded(code) })]);
      let runs = 0;
      expect(await transact(db, async () => ++runs)).toBe(3);
      expect(state).toEqual({ begun: 3, committed: 1 });
    },
  );

  it("is given up after five tries", async () => {
    const { db, state } = database(Array.from({ length: 9 }, () => coded("ER_LOCK_DEADLOCK")));
    await expect(transact(db, async () => 1)).rejects.toMatchObject({ code: "ER_LOCK_DEADLOCK" });
    expect(state).toEqual({ begun: 5, committed: 0 });
  });

  it.each(["ER_DUP_ENTRY", "ECONNRESET", "ER_DATA_TOO_LONG"])("by %s is not tried again", async (code) => {
    const { db, state } = database([coded(code)]);
    await expect(transact(db, async () => 1)).rejects.toMatchObject({ code });
    expect(state.begun).toBe(1);
  });
});

describe("work for after the commit", () => {
  it("is done once, after it, and in the order in which it was asked for", async () => {
    const { db, state } = database();
    const done: string[] = [];
    const note = (name: string) => () => done.push(`${name} ${state.committed}`);
    const first = note("first");
    await transact(db, async (tx) => {
      for (const work of [first, note("second"), first]) afterCommit(tx, work);
      expect(done).toEqual([]);
    });
    expect(done).toEqual(["first 1", "second 1"]);
  });

  it("is not done for what was undone", async () => {
    const { db } = database();
    const done = vi.fn();
    const undone = transact(db, async (tx) => {
      afterCommit(tx, done);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(done).not.toHaveBeenCalled();
  });

  it("of a run that was broken off is not done, only that of the run that came through", async () => {
    const { db } = database([coded("ER_LOCK_DEADLOCK")]);
    const done: number[] = [];
    let run = 0;
    await transact(db, async (tx) => {
      const mine = ++run;
      afterCommit(tx, () => done.push(mine));
    });
    expect(done).toEqual([2]);
  });
});

describe("a verb within another one's transaction", () => {
  const contextOf = (db: Database): Context => ({
    db,
    actor: { kind: "system", job: "test" },
    requestId: "r",
  });

  it("joins it, with all that is known of who asks", async () => {
    const { db, state } = database();
    await inTransaction(contextOf(db), async (outer) => {
      await inTransaction(outer, async (inner) => {
        expect(inner.db).toBe(outer.db);
        expect(inner).toMatchObject({ actor: outer.actor, requestId: "r" });
      });
    });
    expect(state).toEqual({ begun: 1, committed: 1 });
  });

  it("runs again with the whole of it, never alone", async () => {
    const { db, state } = database();
    const runs = { outer: 0, inner: 0 };
    await inTransaction(contextOf(db), async (outer) => {
      runs.outer++;
      await inTransaction(outer, async () => {
        if (++runs.inner < 3) throw coded("ER_LOCK_DEADLOCK");
      });
    });
    expect(runs).toEqual({ outer: 3, inner: 3 });
    expect(state).toEqual({ begun: 3, committed: 1 });
  });
});
