import { expect, it } from "vitest";
import { WindowLimit } from "@/lib/platform/window-limit";

it("lets as many through as it has points, says how long to wait, and begins anew when the window is over", () => {
  const limit = new WindowLimit(2, 1_000);
  expect([limit.take("a", 0), limit.take("a", 100), limit.take("a", 400)]).toEqual([0, 0, 600]);
  expect(limit.take("b", 400), "another key").toBe(0);
  expect(limit.take("a", 1_000)).toBe(0);
});

it("counts no refusal, and forgets what was given back", () => {
  const limit = new WindowLimit(1, 1_000);
  limit.take("a", 0);
  for (let again = 0; again < 5; again++) limit.take("a", 1);
  limit.giveBack("a");
  limit.giveBack("a");
  limit.giveBack("never seen");
  expect([limit.take("a", 2), limit.take("a", 3)]).toEqual([0, 997]);
});

it("remembers a bounded number of keys, whoever asks", () => {
  const limit = new WindowLimit(1, 60_000);
  for (let index = 0; index < 120_000; index++) limit.take(`caller ${index}`);
  expect(limit.size).toBe(50_000);
  expect(limit.take("caller 119999"), "the last ones").toBeGreaterThan(0);
});
