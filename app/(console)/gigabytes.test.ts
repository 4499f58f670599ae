import { expect, it } from "vitest";
import { gigabytesOf, typedCount, typedGigabytes } from "@/app/(console)/gigabytes";

it.each([
  ["", null],
  ["0", 0],
  ["5", 5 * 1024 ** 3],
  [" 0,5 ", 512 * 1024 ** 2],
])("takes %j for %j bytes", (text, bytes) => {
  expect(typedGigabytes.parse(text)).toBe(bytes);
});

it.each(["five", "-1", "1e3", "5 GB", "99999999999"])("refuses %j", (text) => {
  expect(typedGigabytes.safeParse(text).success).toBe(false);
});

it.each([1, 1023, 512 * 1024 ** 2, 5 * 1024 ** 3 + 7, 0])("gives %d bytes back unchanged", (bytes) => {
  expect(typedGigabytes.parse(gigabytesOf(bytes))).toBe(bytes);
});

it("takes counts", () => {
  expect(gigabytesOf(null)).toBe("");
  expect([typedCount.parse(""), typedCount.parse(" 12 ")]).toEqual([null, 12]);
  expect(typedCount.safeParse("1.5").success).toBe(false);
});
