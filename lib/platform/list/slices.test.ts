import { expect, it } from "vitest";
import { slices } from "@/lib/platform/list/slices";

it.each([
  [[1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]],
  [[1, 2], 2, [[1, 2]]],
  [[1], 9, [[1]]],
  [[], 3, []],
])("%j in slices of %i", (items, size, expected) => {
  expect([...slices(items, size)]).toEqual(expected);
});
