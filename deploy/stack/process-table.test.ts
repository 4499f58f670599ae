import { describe, expect, it } from "vitest";
import { familyOf, findProcess, type ProcessEntry, parseStat } from "./process-table";

const entry = (pid: number, parent: number, session: number, startTime = 5): ProcessEntry => ({
  pid,
  parent,
  group: session,
  session,
  state: "S",
  startTime,
});

describe("parseStat", () => {
  it("is not confused by a name with brackets and spaces", () => {
    const text = "42 (a) b (c)) S 7 40 41 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 98765 1 2";
    expect(parseStat(text)).toEqual({
      pid: 42,
      parent: 7,
      group: 40,
      session: 41,
      state: "S",
      startTime: 98765,
    });
  });

  it("reads this very process", () => {
    expect(findProcess(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid });
  });
});

describe("familyOf", () => {
  it("takes the session, and descendants that left it", () => {
    const table = [entry(10, 1, 10), entry(11, 10, 10), entry(12, 11, 12), entry(20, 1, 20)];
    expect(familyOf({ pid: 10, startTime: 5 }, table).map((found) => found.pid)).toEqual([10, 11, 12]);
  });

  it("still finds the children when the leader has died", () => {
    expect(familyOf({ pid: 10, startTime: 5 }, [entry(11, 1, 10), entry(20, 1, 20)])).toHaveLength(1);
  });

  it("leaves alone a stranger that got the same pid", () => {
    expect(familyOf({ pid: 10, startTime: 5 }, [entry(10, 1, 10, 99), entry(11, 10, 10)])).toEqual([]);
  });
});
