import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readCursor } from "@/lib/platform/list/cursor";
import { allOf, eachPage, pageOf } from "@/lib/platform/list/page";

const rows = [1, 2, 3, 4, 5];
const load = async (cursor: string | undefined) => {
  const after = cursor === undefined ? 0 : readCursor(cursor, z.tuple([z.int()]))[0];
  return pageOf(rows.slice(after, after + 3), 2, (row) => [row]);
};

describe("pageOf", () => {
  it("drops the row that only tells of another page", () => {
    expect(pageOf([1, 2, 3], 2, (row) => [row]).items).toEqual([1, 2]);
    expect(pageOf([1, 2], 2, (row) => [row]).next).toBeNull();
    expect(pageOf([], 2, () => []).next).toBeNull();
  });
});

describe("all pages", () => {
  it("come one after the other, each row once", async () => {
    const sizes: number[] = [];
    for await (const items of eachPage(load)) sizes.push(items.length);
    expect(sizes).toEqual([2, 2, 1]);
    expect(await allOf(load)).toEqual(rows);
  });
});
