import { expect, it } from "vitest";
import { saidOnce } from "@/lib/platform/said-once";

it("tells of trouble when it begins and when it has ended, and not in between", async () => {
  const told: string[] = [];
  const answers = [null, "down", "still down", null, null, "down again"];
  const round = saidOnce(async () => answers.shift() ?? null, {
    begins: (problem) => told.push(problem),
    ends: () => told.push("up"),
  });
  while (answers.length > 0) await round();
  expect(told).toEqual(["down", "up", "down again"]);
});
