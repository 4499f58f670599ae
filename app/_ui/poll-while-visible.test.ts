import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pollWhileVisible } from "@/app/_ui/poll-while-visible";

class Page extends EventTarget {
  visibilityState = "visible";
  show(state: "visible" | "hidden") {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

const rhythm = { everyMs: 3_000, forMs: 60_000 };
let page = new Page();
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("looks while the page is in view, and at once when it comes into view again", async () => {
  const look = vi.fn(async () => undefined);
  const end = pollWhileVisible(look, rhythm);
  await wait(9_500);
  expect(look).toHaveBeenCalledTimes(3);
  page.show("hidden");
  await wait(30_000);
  expect(look).toHaveBeenCalledTimes(3);
  page.show("visible");
  await wait(10);
  expect(look).toHaveBeenCalledTimes(4);
  end();
  page.show("visible");
  await wait(30_000);
  expect(look).toHaveBeenCalledTimes(4);
});

it("ends by itself after a while, and after a look that failed, until the page is looked at anew", async () => {
  const look = vi.fn(async () => undefined);
  const end = pollWhileVisible(look, rhythm);
  await wait(3_600_000);
  expect(look).toHaveBeenCalledTimes(20);
  look.mockRejectedValueOnce(new Error("401"));
  page.show("visible");
  await wait(60_000);
  expect(look).toHaveBeenCalledTimes(21);
  page.show("visible");
  await wait(10);
  expect(look).toHaveBeenCalledTimes(22);
  end();
});

it("never looks twice at a time", async () => {
  let open = 0;
  let most = 0;
  const end = pollWhileVisible(async () => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    open--;
  }, rhythm);
  await wait(60_000);
  expect(most).toBe(1);
  end();
});
