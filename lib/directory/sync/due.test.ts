import { expect, it } from "vitest";
import { dueAt, isDue } from "@/lib/directory/sync/due";
import type { SyncState } from "@/lib/platform/db/schema/sync-run";

const now = new Date("2026-11-23T12:00:00Z");
const run = (state: SyncState, minutesAgo: number) => ({
  state,
  startedAt: new Date(now.getTime() - minutesAgo * 60_000),
});

it("is due at first, and when the interval has passed since the last start, however that ended", () => {
  expect(isDue(dueAt(null, 15), now)).toBe(true);
  for (const state of ["done", "failed", "cancelled"] as const) {
    expect(isDue(dueAt(run(state, 14), 15), now), state).toBe(false);
    expect(isDue(dueAt(run(state, 15), 15), now), state).toBe(true);
  }
});

it("is due to take up what a process that died has left", () => {
  expect(isDue(dueAt(run("reading", 1), 15), now)).toBe(true);
  expect(isDue(dueAt(run("applying", 1), 15), now)).toBe(true);
});

it("is due from half a minute before its time on, since ticks come a little early, and not a moment sooner", () => {
  const at = (ms: number) => isDue(new Date(now.getTime() + ms), now);
  expect([at(30_001), at(30_000), at(0), at(-1)]).toEqual([false, true, true, true]);
  expect(dueAt(run("done", 0), 15)).toEqual(new Date(now.getTime() + 15 * 60_000));
  expect(dueAt(run("waiting", 0), 15)).toEqual(new Date(now.getTime() + 24 * 3_600_000));
  expect(dueAt(run("reading", 0), 15).getTime()).toBe(0);
});

it("gives an administrator a day to decide about a run that waits", () => {
  expect(isDue(dueAt(run("waiting", 60), 15), now)).toBe(false);
  expect(isDue(dueAt(run("waiting", 24 * 60), 15), now)).toBe(true);
});
