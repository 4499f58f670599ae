import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drainWrites, writeBehind } from "@/lib/platform/db/write-behind";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ warn: log }) }));

let names = 0;
/** A writer of its own, whose writes end as `outcomes` say, in their order; then nothing is left. */
function writer(...outcomes: ("more" | "fails")[]) {
  const state = { writes: 0 };
  const made = writeBehind(`test-${++names}`, async () => {
    state.writes++;
    const outcome = outcomes.shift();
    if (outcome === "fails") throw new Error("the database is gone");
    return outcome === "more";
  });
  return { state, ...made };
}

beforeEach(() => {
  vi.useFakeTimers();
  log.mockClear();
});
afterEach(() => void vi.useRealTimers());

describe("what no login waits for", () => {
  it("is written a second after it came, once for all that came meanwhile", async () => {
    const { state, wake } = writer();
    for (let count = 0; count < 10; count++) wake();
    await vi.advanceTimersByTimeAsync(999);
    wake();
    expect(state.writes).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.writes).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.writes, "and not again by itself").toBe(1);
  });

  it("goes on a second later while more is left", async () => {
    const { state, wake } = writer("more", "more");
    wake();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.writes).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state.writes).toBe(3);
  });

  it("is tried again after a failure, which is said each time and stops nothing", async () => {
    const { state, wake } = writer("fails", "fails");
    wake();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.writes).toBe(3);
    expect(log).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.writes).toBe(3);
  });
});

describe("at the end of a process", () => {
  it("all that is left is written at once, by every writer", async () => {
    const [one, other] = [writer("more", "more"), writer()];
    one.wake();
    await drainWrites();
    expect([one.state.writes, other.state.writes]).toEqual([3, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(one.state.writes, "the timer has been taken back").toBe(3);
  });

  it("a write that fails is not tried for ever", async () => {
    const { state, wake, drain } = writer("more", "fails", "more");
    wake();
    await drain();
    expect(state.writes).toBe(2);
  });

  it("a write that is under way is waited for, and followed by another", async () => {
    let finish = () => {};
    let writes = 0;
    const slow = writeBehind(`test-${++names}`, () => {
      writes++;
      return writes > 1 ? Promise.resolve(false) : new Promise((resolve) => (finish = () => resolve(false)));
    });
    slow.wake();
    await vi.advanceTimersByTimeAsync(1_000);
    let done = false;
    const draining = slow.drain().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(1);
    expect([writes, done]).toEqual([1, false]);
    finish();
    await draining;
    expect(writes).toBe(2);
  });
});
