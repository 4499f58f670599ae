import type { ClientRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { endExchange, type Patience } from "@/lib/platform/foreign-answer/end-exchange";

const place = "https://id.demo.test/token";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin(patience: Patience) {
  const destroy = vi.fn();
  const ending = endExchange({ destroy } as unknown as ClientRequest, place, patience);
  return { destroy, ...ending };
}
const isTimeout = expect.objectContaining({ kind: "timeout", networkCode: "ETIMEDOUT", code: "unavailable" });

describe("an exchange", () => {
  it.each([
    ["after four seconds unless told", {}, 4_000],
    ["after its own time", { timeMs: 250 }, 250],
    ["when everything must have ended, if that is sooner", { timeMs: 4_000, until: 100 }, 100],
    ["after its own time, if that is sooner", { timeMs: 250, until: 10_000 }, 250],
  ])("ends %s, and not a moment before", (_, { until, ...rest }: Patience, after) => {
    const { destroy, reason } = begin({
      ...rest,
      ...(until === undefined ? {} : { until: performance.now() + until }),
    });
    vi.advanceTimersByTime(after - 1);
    expect([destroy.mock.calls.length, reason()]).toEqual([0, null]);
    vi.advanceTimersByTime(1);
    expect([destroy.mock.calls.length, reason()]).toEqual([1, isTimeout]);
  });

  it("that begins after the end of everything ends at once", () => {
    const { destroy, reason } = begin({ until: performance.now() - 5_000 });
    vi.advanceTimersByTime(0);
    expect([destroy.mock.calls.length, reason()]).toEqual([1, isTimeout]);
  });

  it("ends with the reason of whoever gives up, and that stays the reason", () => {
    const controller = new AbortController();
    const { destroy, reason } = begin({ signal: controller.signal, timeMs: 100 });
    const gone = new Error("the browser has gone");
    controller.abort(gone);
    expect([destroy.mock.calls.length, reason()]).toEqual([1, gone]);
    vi.advanceTimersByTime(100);
    expect(reason()).toBe(gone);
  });

  it("that was late stays late when somebody gives up afterwards", () => {
    const controller = new AbortController();
    const { reason } = begin({ signal: controller.signal, timeMs: 100 });
    vi.advanceTimersByTime(100);
    controller.abort(new Error("too late"));
    expect(reason()).toEqual(isTimeout);
  });

  it("of somebody who has given up before does not begin", () => {
    const { destroy, reason } = begin({ signal: AbortSignal.abort(new Error("gone before")) });
    expect(destroy).toHaveBeenCalledTimes(1);
    expect(reason()).toMatchObject({ message: "gone before" });
  });

  it("that has ended leaves neither a timer nor a listener behind", () => {
    const controller = new AbortController();
    const { destroy, reason, clear } = begin({ signal: controller.signal });
    expect(vi.getTimerCount()).toBe(1);
    clear();
    expect(vi.getTimerCount()).toBe(0);
    controller.abort();
    vi.advanceTimersByTime(10_000);
    expect([destroy.mock.calls.length, reason()]).toEqual([0, null]);
  });

  it("names the place without what was asked there", () => {
    const { reason } = begin({ timeMs: 1 });
    vi.advanceTimersByTime(1);
    expect((reason() as Error).message).toContain(place);
  });
});
