import { expect, it } from "vitest";
import { movedIds } from "@/app/(console)/[role]/app-links/moved-ids";

it("moves one place up or down", () => {
  expect(movedIds(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(movedIds(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
});
