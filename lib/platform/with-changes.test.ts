import { describe, expect, it } from "vitest";
import { withChanges } from "@/lib/platform/with-changes";

describe("withChanges", () => {
  it("keeps what is left out or undefined, and takes null, 0 and false", () => {
    const base = { a: 1, b: "x", c: true, d: "kept" };
    const changes = { a: 0, b: null, c: false, d: undefined };
    expect(withChanges(base, changes)).toEqual({ a: 0, b: null, c: false, d: "kept" });
    expect(base.a).toBe(1);
  });
});
