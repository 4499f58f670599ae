import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneLine } from "@/lib/platform/input/one-line";

describe("text of others as one line", () => {
  it.each<[string, string | null]>([
    ["Ada Lovelace", "Ada Lovelace"],
    [" Ada ", "Ada"],
    ["Ada\nLovelace\t", "Ada Lovelace"],
    ["A\u030a", "\u00c5"],
    ["half \ud83d", "half"],
    ["\u0007 ", null],
    ["", null],
  ])("of %j is %j", (text, line) => expect(oneLine(text, 100)).toBe(line));

  it("is no longer than told, ends with no space, and stays as it is a second time", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 12 }), (text, longest) => {
        const line = oneLine(text, longest);
        if (line === null) return;
        expect(line.length).toBeLessThanOrEqual(longest);
        expect(line.trim()).toBe(line);
        expect(oneLine(line, longest)).toBe(line);
      }),
    ));
});
