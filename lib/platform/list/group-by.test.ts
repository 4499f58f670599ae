import { expect, it } from "vitest";
import { groupBy } from "@/lib/platform/list/group-by";

it("keeps the values of each key together, keys and values in the order in which they came", () => {
  const rows = [
    { of: "b", name: "1" },
    { of: "a", name: "2" },
    { of: "b", name: "3" },
  ];
  const groups = groupBy(
    rows,
    ({ of }) => of,
    ({ name }) => name,
  );
  expect([...groups]).toEqual([
    ["b", ["1", "3"]],
    ["a", ["2"]],
  ]);
  expect(groupBy([], String, String).size).toBe(0);
});
