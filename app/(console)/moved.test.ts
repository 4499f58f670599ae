import { expect, it } from "vitest";
import { moved } from "@/app/(console)/moved";

it("moves one place up or down", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
});
