import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readCursor, writeCursor } from "@/lib/platform/list/cursor";

const place = z.tuple([z.string(), z.int()]);
const encoded = (text: string | Uint8Array) => Buffer.from(text).toString("base64url");

it.each([
  ["a", 1],
  ["", 0],
  ["ä€𝔸\u0000'\"\\", -1],
])("leads back to %j, %i, in letters that an address may have", (name, number) => {
  const cursor = writeCursor([name, number]);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(readCursor(cursor, place)).toEqual([name, number]);
});

describe("what no page has given", () => {
  it.each([
    ["nothing", ""],
    ["no base64", "***"],
    ["no JSON", encoded("{")],
    ["JSON of another shape", encoded('{"0":"a","1":1}')],
    ["a place of another list", encoded('["a"]')],
    ["more than a place", encoded('["a",1,2]')],
    ["other kinds of values", encoded('[1,"a"]')],
    ["a number that is none", encoded('["a",1e999]')],
    ["an object that would be one of ours", encoded('[{"__proto__":null},1]')],
    ["bytes that are no text", encoded(Uint8Array.of(0xff, 0xfe))],
  ])("is %s: a mistake of whoever asks, no fault of ours", (_, cursor) => {
    expect(() => readCursor(cursor, place)).toThrow(
      expect.objectContaining({ code: "invalid-input", fields: { cursor: expect.any(String) } }),
    );
  });
});
