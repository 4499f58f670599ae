import { expect, it } from "vitest";
import { added, idsPerStep, leftOf, targetOf } from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";

const ids = Array.from({ length: idsPerStep + 1 }, (_, place) => `id ${place}`);
const step = { mailboxes: [{ address: "a@b.test" }, { address: "c@b.test", problem: "no" }], next: null };

it("takes named mailboxes step by step until none is left", () => {
  expect(targetOf({ ids }, {})).toEqual({ mailboxIds: ids.slice(0, idsPerStep) });
  const left = leftOf({ ids }, step);
  expect(left).toEqual({ ids: [`id ${idsPerStep}`] });
  expect(left && leftOf(left, step)).toBeNull();
});

it("follows the cursor through all that match", () => {
  const filter = { search: "x" };
  expect(targetOf({ cursor: undefined }, filter)).toEqual({ filter });
  expect(targetOf({ cursor: "here" }, filter)).toEqual({ filter, cursor: "here" });
  expect(leftOf({ cursor: undefined }, { ...step, next: "here" })).toEqual({ cursor: "here" });
  expect(leftOf({ cursor: "here" }, step)).toBeNull();
});

it("counts what was looked at, and keeps what was refused", () => {
  const once = added({ looked: 0, refused: [] }, step);
  expect(added(once, step)).toEqual({
    looked: 4,
    refused: [
      { address: "c@b.test", problem: "no" },
      { address: "c@b.test", problem: "no" },
    ],
  });
});
