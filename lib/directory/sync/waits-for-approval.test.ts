import { beforeEach, describe, expect, it, vi } from "vitest";
import { waitsForApproval } from "@/lib/directory/sync/guard";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { OwnRun, SyncJob } from "@/lib/directory/sync/run-row";

/* A directory that is broken, or a mapping that is wrong, must not shut out a whole site before anybody has looked. */

const done = vi.hoisted(() => [] as unknown[][]);
vi.mock("@/lib/directory/sync/note-conflicts", () => ({
  noteWaitingRun: async (...given: unknown[]) => void done.push(["noted", given[2]]),
}));
vi.mock("@/lib/directory/sync/run-row", () => ({
  setRunState: async (_: unknown, state: string, more: Record<string, unknown>) =>
    void done.push([state, more.counts, typeof more.problem, typeof more.remedy]),
}));
beforeEach(() => void done.splice(0));

const policy = (guardPercent: number, guardAtLeast: number) =>
  ({ provider: { id: "p1", settings: { sync: { guardPercent, guardAtLeast } } } }) as unknown as SyncPolicy;
const count = vi.fn();
const waits = (counts: Record<string, number>, linked = 100, of = policy(10, 5)) => {
  const db = { $count: count.mockResolvedValue(linked) };
  return waitsForApproval({ context: {} } as SyncJob, of, { runId: "r1", db } as unknown as OwnRun, counts);
};

describe("a run", () => {
  it.each<[Record<string, number>, boolean]>([
    [{}, false],
    [{ "update.planned": 10 }, false],
    [{ "update.planned": 11 }, true],
    [{ "disable.planned": 11 }, true],
    [{ "update.planned": 6, "disable.planned": 4 }, false],
    [{ "update.planned": 6, "disable.planned": 5 }, true],
    [{ "create.planned": 10_000, "link.planned": 10_000 }, false],
    [{ "create.planned": 10_000, "disable.planned": 10 }, false],
    [{ "update.applied": 10_000, "update.failed": 10_000 }, false],
  ])("with %j of 100 linked mailboxes waits: %s", async (counts, expected) => {
    expect(await waits(counts)).toBe(expected);
    expect(done.map(([what]) => what)).toEqual(expected ? ["noted", "waiting"] : []);
  });

  it("that waits is kept with its conflicts first, then with its counts, why and what to do", async () => {
    const counts = { "disable.planned": 60, "create.planned": 3 };
    await waits(counts);
    expect(done).toEqual([
      ["noted", "r1"],
      ["waiting", counts, "object", "object"],
    ]);
  });

  it.each([
    [0, 5, false],
    [0, 6, true],
    [59, 5, false],
    [59, 6, true],
    [60, 6, false],
  ])("of a site of %i mailboxes with %i changes waits: %s", async (linked, planned, expected) =>
    expect(await waits({ "update.planned": planned }, linked)).toBe(expected),
  );

  it("of a provider that lets none go by itself waits for each change, and for nothing else", async () => {
    expect(await waits({ "update.planned": 1 }, 10_000, policy(0, 0))).toBe(true);
    expect(await waits({ "update.planned": 0, "create.planned": 9 }, 10_000, policy(0, 0))).toBe(false);
  });

  it("that changes nobody who is here asks the database nothing", async () => {
    count.mockClear();
    await waits({ "create.planned": 9 });
    expect(count).not.toHaveBeenCalled();
  });
});
