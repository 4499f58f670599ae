import { describe, expect, it } from "vitest";
import { textProblem } from "@/lib/platform/input/well-formed";

const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

describe("what is no text", () => {
  it.each([
    ["\ud800", ""],
    ["\udc00\ud800", ""],
    [{ displayName: "a\udfff" }, "displayName"],
    [{ items: [{ name: "ok" }, { name: "\ud83d" }] }, "items.1.name"],
    [{ "\ud800": 1 }, ""],
    [{ settings: { "\ud800": 1 } }, "settings"],
  ])("%j is found at %j", (value, path) => {
    expect(textProblem(value)).toMatchObject({
      path,
      text: { english: expect.stringContaining("incomplete character") },
    });
  });

  it("is a nesting that would exhaust who walks through it", () => {
    expect(textProblem(nested(64))).toBeNull();
    expect(textProblem([nested(64)])).toMatchObject({ text: { key: "nesting" } });
    expect(textProblem({ deep: nested(500_000) })).toMatchObject({ path: "deep", text: { key: "nesting" } });
  });
});

it("leaves everything else alone", () => {
  const value = { a: "😀 é \u0000", b: [1, null, true, undefined], c: new Date(), d: new File([], "\ud800") };
  expect(textProblem(value)).toBeNull();
});
