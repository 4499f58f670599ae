import { describe, expect, it } from "vitest";
import { defaultPage, largestPage, queryOf, readListQuery, searchOf } from "@/lib/faces/scim/list-query";
import { ScimError } from "@/lib/faces/scim/scim-error";

const asked = (query: string) => readListQuery(queryOf(new URL(`https://demo.test/scim/v2/Users?${query}`)));

/** What it was refused for (RFC 7644, table 9); "read" where it was not. */
function refusal(read: () => unknown): unknown {
  try {
    read();
    return "read";
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
    return (error as { scimType?: unknown }).scimType;
  }
}

describe("the query of a list", () => {
  it("asks for the first page in no order where it says nothing", () =>
    expect(asked("")).toMatchObject({
      filter: null,
      sortBy: null,
      descending: false,
      startIndex: 1,
      count: defaultPage,
      cursor: null,
    }));

  // RFC 7644, 3.4.2.4: "A value less than 1 SHALL be interpreted as 1", "A negative value SHALL be interpreted as 0".
  it.each([
    ["startIndex=0", { startIndex: 1 }],
    ["startIndex=-7", { startIndex: 1 }],
    ["startIndex=999999999", { startIndex: 999_999_999 }],
    ["count=-1", { count: 0 }],
    ["count=0", { count: 0 }],
    ["count=1", { count: 1 }],
    [`count=${largestPage}`, { count: largestPage }],
    [`count=${largestPage + 1}`, { count: largestPage }],
    ["sortOrder=DESCENDING", { descending: true }],
    ["sortOrder=Ascending", { descending: false }],
    ["cursor=", { cursor: "" }],
  ])("%s is read as RFC 7644 says", (query, read) => expect(asked(query)).toMatchObject(read));

  it.each([
    "startIndex=",
    "startIndex=one",
    "startIndex=1.5",
    "startIndex=1e3",
    "startIndex=0x10",
    "startIndex=+1",
    "startIndex=%201",
    "startIndex=1234567890",
    "count=9007199254740993",
    "count=Infinity",
    "count=NaN",
    "sortOrder=",
    "sortOrder=random",
    "count=1&count=2",
    "filter=active%20eq%20true&filter=active%20eq%20false",
  ])("%s is refused", (query) => expect(refusal(() => asked(query))).toBe("invalidValue"));

  it.each([
    { count: 1.5 },
    { count: "1.0" },
    { count: {} },
    { count: [1] },
    { count: true },
    { startIndex: Number.MAX_SAFE_INTEGER + 1 },
    { filter: { toString: "x" } },
    { filter: ["active eq true"] },
    { sortBy: 1 },
    { sortOrder: { toLowerCase: "x" } },
    { cursor: 0 },
  ])("%j in the body of a search is refused", (body) =>
    expect(refusal(() => readListQuery(body))).toBe("invalidValue"),
  );

  it("takes what is null in the body of a search for not said", () =>
    expect(readListQuery({ count: null, startIndex: null, filter: null, cursor: null })).toEqual(asked("")));
});

describe("the body of a search", () => {
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];

  it("names its schema", () => expect(searchOf({ schemas, count: 1 })).toMatchObject({ count: 1 }));

  it.each([
    null,
    "text",
    [],
    [{ schemas }],
    {},
    { schemas: schemas[0] },
    { schemas: [] },
    { schemas: [schemas] },
    { schemas: { includes: true } },
    { Schemas: schemas },
  ])("%j is none", (body) => expect(refusal(() => searchOf(body))).toBe("invalidSyntax"));
});
