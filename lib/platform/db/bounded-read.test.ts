import type { Pool } from "mysql2/promise";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { boundedRead } from "@/lib/platform/db/bounded-read";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Done = (error: unknown, result?: unknown) => void;

/** A pool whose answers the test gives by itself: connections that come and statements that end when it says so. */
function heldPool() {
  const waiting: Done[] = [];
  const executing: Done[] = [];
  const fate: string[] = [];
  const connection = {
    execute: (_sql: string, _parameters: unknown, done: Done) => executing.push(done),
    release: () => fate.push("released"),
    destroy: () => fate.push("destroyed"),
  };
  const pool = { pool: { getConnection: (done: Done) => waiting.push(done) } };
  return {
    pool: pool as unknown as Pool,
    fate,
    connect: (error: unknown = null) => waiting.shift()?.(error, connection),
    answer: (error: unknown, rows?: unknown) => executing.shift()?.(error, rows),
  };
}

const read = (held: ReturnType<typeof heldPool>) => {
  const outcome = boundedRead(held.pool, "SELECT ?", [1]).then(
    (rows) => ({ rows }),
    (error) => ({ code: error.code, cause: String(error.cause) }),
  );
  return outcome;
};

describe("a read on the hot path", () => {
  it("gives the rows, and the connection back", async () => {
    const held = heldPool();
    const outcome = read(held);
    held.connect();
    held.answer(null, [{ id: 1 }]);
    expect(await outcome).toEqual({ rows: [{ id: 1 }] });
    expect(held.fate).toEqual(["released"]);
  });

  it.each([
    [
      "a pool that cannot connect",
      (held: ReturnType<typeof heldPool>) => held.connect(new Error("refused")),
      [],
    ],
    [
      "a statement that fails",
      (held: ReturnType<typeof heldPool>) => {
        held.connect();
        held.answer(Object.assign(new Error("no such table"), { fatal: false }));
      },
      ["released"],
    ],
    [
      "a connection that is lost, which nobody gets again",
      (held: ReturnType<typeof heldPool>) => {
        held.connect();
        held.answer(Object.assign(new Error("lost"), { fatal: true }));
      },
      ["destroyed"],
    ],
  ])("is an outage for %s, never an empty answer", async (_, happen, fate) => {
    const held = heldPool();
    const outcome = read(held);
    happen(held);
    expect(await outcome).toMatchObject({ code: "unavailable" });
    expect(held.fate).toEqual(fate);
  });
});

describe("a database that hangs", () => {
  it("costs a second, and the connection is dropped, not given to the next", async () => {
    const held = heldPool();
    const outcome = read(held);
    held.connect();
    await vi.advanceTimersByTimeAsync(999);
    expect(held.fate).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatchObject({ code: "unavailable", cause: expect.stringContaining("1000 ms") });
    expect(held.fate).toEqual(["destroyed"]);
  });

  it("cannot change an answer that was given, when it wakes up", async () => {
    const held = heldPool();
    const outcome = read(held);
    held.connect();
    await vi.advanceTimersByTimeAsync(1_000);
    held.answer(null, [{ id: 1 }]);
    expect(await outcome).toMatchObject({ code: "unavailable" });
    expect(held.fate).toEqual(["destroyed"]);
  });

  it("leaves a connection that comes too late to whoever waits next", async () => {
    const held = heldPool();
    const outcome = read(held);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toMatchObject({ code: "unavailable" });
    held.connect();
    expect(held.fate).toEqual(["released"]);
  });

  it("keeps 1 024 callers waiting and no more, and takes new ones once they have been told", async () => {
    const held = heldPool();
    const outcomes = Array.from({ length: 1_024 }, () => read(held));
    expect(await read(held)).toMatchObject({
      code: "unavailable",
      cause: expect.stringContaining("too many"),
    });
    await vi.advanceTimersByTimeAsync(1_000);
    for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatchObject({ code: "unavailable" });
    const fresh = heldPool();
    const outcome = read(fresh);
    fresh.connect();
    fresh.answer(null, []);
    expect(await outcome).toEqual({ rows: [] });
  });
});
