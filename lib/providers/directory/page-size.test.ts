import { describe, expect, it } from "vitest";
import { firstPage, nextPageSize } from "@/lib/providers/directory/page-size";

/** The sizes of the pages of a list whose pages take so long. */
function sizes(people: number, tookMs: (size: number) => number, most = 1_000): number[] {
  const all: number[] = [];
  let size = Math.min(firstPage, most);
  for (let first = 0; first < people; first += size) {
    if (first > 0) size = nextPageSize(size, tookMs(size), most);
    all.push(size);
  }
  return all;
}

describe("the size of a page", () => {
  it("grows to the largest that is allowed where people cost little", () => {
    expect(sizes(5_000, (size) => 20 + size * 0.25)).toEqual([200, 1_000, 1_000, 1_000, 1_000, 1_000]);
  });

  it("stays small where the work grows with the square of the page", () => {
    const settled = sizes(10_000, (size) => size ** 2 / 100).slice(1);
    expect(Math.max(...settled)).toBeLessThanOrEqual(220);
    expect(Math.min(...settled)).toBeGreaterThanOrEqual(180);
  });

  it("recovers from one page that was slow by chance", () => {
    expect(nextPageSize(1_000, 60_000, 1_000)).toBe(500);
    expect(nextPageSize(500, 150, 1_000)).toBe(1_000);
  });

  it("keeps to its bounds, the administrator's before ours", () => {
    expect(nextPageSize(60, 25_000, 1_000)).toBe(50);
    expect(nextPageSize(10, 25_000, 10)).toBe(10);
    expect(nextPageSize(10, 0, 10)).toBe(10);
  });
});
