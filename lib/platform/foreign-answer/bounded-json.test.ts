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
    ["[[[[]]]]", "is JSON of more than 3 levels"],
    ['{"a":{"b":{"c":{}}}}', "is JSON of more than 3 levels"],
    [`[${"1,".repeat(10)}1]`, "is JSON of more than 10 values"],
    [`[${"{},".repeat(9)}{}]`, "is JSON of more than 10 values"],
    ["{", "is not JSON"],
    ['"eyJ-secret', "is not JSON"],
    ["", "is not JSON"],
  ])("refuses %s", (text, problem) => {
    expect(() => parseBoundedJson(text, bounds)).toThrow(problem);
  });
});
