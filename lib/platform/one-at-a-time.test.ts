import { expect, it, vi } from "vitest";
import { oneAtATime } from "@/lib/platform/one-at-a-time";

/** Work whose rounds the test ends one by one. */
function held() {
  const ends: (() => void)[] = [];
  let [running, most] = [0, 0];
  const work = vi.fn(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((end) => ends.push(end));
    running--;
  });
  const endRound = async () => {
    ends.shift()?.();
    // What follows the round is done by then.
    await new Promise((next) => setImmediate(next));
  };
  return { work, endRound, most: () => most };
}

it("does work at once, and again for each call when it has ended", async () => {
  const { work, endRound } = held();
  const call = oneAtATime(work);
  for (const rounds of [1, 2, 3]) {
    call();
    expect(work).toHaveBeenCalledTimes(rounds);
    await endRound();
  }
});

it("does one round more for any number of calls while it works, and none for none", async () => {
  const { work, endRound, most } = held();
  const call = oneAtATime(work);
  call();
  for (let calls = 0; calls < 100; calls++) call();
  await endRound();
  expect(work).toHaveBeenCalledTimes(2);
  await endRound();
  expect(work).toHaveBeenCalledTimes(2);
  expect(most()).toBe(1);
});

it("forgets no call that comes in the last moment of a round", async () => {
  const seen: number[] = [];
  let rows = 1;
  const call = oneAtATime(async () => {
    seen.push(rows);
    // Committed when this round has looked already.
    if (rows < 3) {
      rows++;
      call();
    }
  });
  call();
  await new Promise((next) => setImmediate(next));
  expect(seen).toEqual([1, 2, 3]);
});
