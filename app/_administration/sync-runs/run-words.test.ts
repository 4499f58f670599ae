import { expect, it } from "vitest";
import { durationWords } from "@/app/_administration/sync-runs/run-words";

it("says how long a run took, or has been taking", () => {
  const start = new Date("2026-11-23T12:00:00.000Z");
  expect(durationWords(start, new Date("2026-11-23T12:00:01.250Z"))).toBe("1.3 s");
  expect(durationWords(start, null, new Date("2026-11-23T12:02:05Z"))).toBe("2 min 5 s");
});
