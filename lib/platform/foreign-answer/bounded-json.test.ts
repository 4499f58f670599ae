import { describe, expect, it } from "vitest";
import { parseBoundedJson } from "@/lib/platform/foreign-answer/bounded-json";

const bounds = { depth: 3, values: 10 };

describe("parseBoundedJson", () => {
  it.each([
    '{"a":{"b":[1,2,3]}}',
    '"[[[[[[ \\" ,,,,,,,,,,,, ]]"',
    "[1,2,3,4,5,6,7,8]",
    "null",
    '{"a":"\\\\"}',
  ])("reads %s", (text) => {
    expect(parseBoundedJson(text, bounds)).toEqual(JSON.parse(text));
  });

  it.each([
    ["[[[[]]]]", { kind: "tooDeep", count: 3 }],
    ['{"a":{"b":{"c":{}}}}', { kind: "tooDeep", count: 3 }],
    [`[${"1,".repeat(10)}1]`, { kind: "tooMany", count: 10 }],
    [`[${"{},".repeat(9)}{}]`, { kind: "tooMany", count: 10 }],
    ["{", { kind: "notJson" }],
    ['"eyJ-secret', { kind: "notJson" }],
    ["", { kind: "notJson" }],
  ])("refuses %s", (text, problem) => {
    expect(() => parseBoundedJson(text, bounds)).toThrow(expect.objectContaining(problem));
  });
});
