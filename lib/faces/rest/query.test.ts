import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Operation } from "@/lib/catalogue/operation";
import { nextLink, pageQuery } from "@/lib/faces/rest/page";
import { inputFrom, queryOf } from "@/lib/faces/rest/query";

const listed = {
  list: {
    filter: { search: z.string().max(10).optional(), active: z.boolean().optional() },
    orders: ["name", "created"],
  },
  input: z.strictObject({ search: z.string().optional(), active: z.boolean().optional() }),
} as unknown as Operation;
const plain = {
  input: z.strictObject({
    day: z.string(),
    whole: z.boolean().default(false),
    strict: z.boolean(),
    maybe: z.boolean().optional(),
  }),
} as unknown as Operation;
const nothing = { input: z.undefined() } as unknown as Operation;

const parses = (operation: Operation, query: object) => queryOf(operation).safeParse(query).success;
const read = (operation: Operation, query: object) => inputFrom(operation, queryOf(operation).parse(query));

describe("the query of a list", () => {
  it("has a page, filters and an order, with defaults for what may be left out", () =>
    expect(queryOf(listed).parse({})).toEqual({ limit: 50, order: "name", direction: "ascending" }));

  it.each([
    [{ limit: "1" }, true],
    [{ limit: "200" }, true],
    [{ limit: "0" }, false],
    [{ limit: "201" }, false],
    [{ limit: "-1" }, false],
    [{ limit: "1.5" }, false],
    [{ limit: "ten" }, false],
    [{ limit: "1e9" }, false],
    [{ cursor: "x" }, true],
    [{ cursor: "" }, false],
    [{ cursor: "x".repeat(1_001) }, false],
    [{ order: "created" }, true],
    [{ order: "password_hash" }, false],
    [{ direction: "descending" }, true],
    [{ direction: "DESC" }, false],
    [{ search: "a".repeat(11) }, false],
    [{ active: "true" }, true],
    [{ active: "false" }, true],
    [{ active: "1" }, false],
    [{ active: "" }, false],
    [{ active: "TRUE" }, false],
    [{ unknown: "x" }, false],
    [{ limit: ["1", "2"] }, false],
    [{ search: ["a", "b"] }, false],
  ])("%j: taken %s", (query, taken) => expect(parses(listed, query)).toBe(taken));

  it.each([
    [
      { active: "true", direction: "descending" },
      { active: true, descending: true },
    ],
    [
      { active: "false", direction: "ascending" },
      { active: false, descending: false },
    ],
    [{ search: "true" }, { search: "true", descending: false }],
  ])("%j becomes the operation's input with %j", (query, input) =>
    expect(read(listed, query)).toMatchObject(input),
  );

  it("has no order where the list has none", () => {
    const unordered = { ...listed, list: { filter: {} } } as unknown as Operation;
    expect(queryOf(unordered).parse({})).toEqual({ limit: 50 });
    expect(parses(unordered, { order: "name" })).toBe(false);
  });
});

describe("the query of what is no list", () => {
  it("is its input, with flags as words", () => {
    expect(read(plain, { day: "x", strict: "true" })).toEqual({ day: "x", whole: false, strict: true });
    expect(read(plain, { day: "x", strict: "false", whole: "true", maybe: "false" })).toEqual({
      day: "x",
      strict: false,
      whole: true,
      maybe: false,
    });
  });

  it("is none for an operation that is asked nothing", () => {
    expect(parses(nothing, {})).toBe(true);
    expect(parses(nothing, { x: "1" })).toBe(false);
  });
});

describe("the next page", () => {
  const link = (address: string, body: unknown) => nextLink(new Request(address), body);

  it("is where this one was, with its cursor (RFC 8288)", () => {
    expect(link("https://mail.test/api/v1/admin/domains?search=a%26b&cursor=old", { next: "n/w=" })).toBe(
      '</api/v1/admin/domains?search=a%26b&cursor=n%2Fw%3D>; rel="next"',
    );
  });

  it.each([{ next: null }, {}, null, [], "next", { next: 7 }])("is none after %j", (body) =>
    expect(link("https://mail.test/api/x", body)).toBeNull(),
  );

  it("cannot be bent to another header or place by what the cursor holds", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (next) => {
        const value = link("https://mail.test/api/x?search=%3E", { next }) ?? "";
        expect(value).toMatch(/^<\/api\/x\?[\x21-\x7e]*>; rel="next"$/);
        expect(value.slice(1, value.indexOf(">;")).includes(">")).toBe(false);
      }),
    ));

  it("has rows between one and two hundred, fifty unless told", () => {
    const limit = z.object(pageQuery);
    expect(limit.parse({})).toEqual({ limit: 50 });
    expect(limit.parse({ limit: "200" })).toEqual({ limit: 200 });
  });
});
