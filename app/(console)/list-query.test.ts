import { describe, expect, it } from "vitest";
import { listHref, listQuery, oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

describe("the address of a list", () => {
  it("is read without what was left empty or given twice", async () => {
    expect(await listQuery(Promise.resolve({ search: "a", state: "", order: ["name", "x"] }))).toEqual({
      search: "a",
      order: "name",
    });
  });

  it("keeps what is not changed", () => {
    expect(listHref("/d", { search: "a b", cursor: "x" }, { cursor: null })).toBe("/d?search=a+b");
    expect(listHref("/d", { cursor: "x" }, { cursor: null })).toBe("/d");
  });

  it("takes unknown values for none", () => {
    expect(oneOf(["name", "created"], "created")).toBe("created");
    expect(oneOf(["name", "created"], "password")).toBeUndefined();
  });
});

describe("a heading that sorts", () => {
  it("turns the order round the second time, and starts at the first page", () => {
    expect(sortBy("/d", { cursor: "x" }, "name", "name")).toEqual({
      href: "/d?order=name&direction=descending",
      now: "ascending",
    });
    expect(sortBy("/d", { order: "name", direction: "descending" }, "name", "name")).toEqual({
      href: "/d?order=name",
      now: "descending",
    });
    expect(sortBy("/d", {}, "created", "name")).toEqual({ href: "/d?order=created", now: null });
  });
});

it("leads on and back to the first page", () => {
  expect(pageLinks("/d", { search: "a" }, "n")).toEqual({
    nextHref: "/d?search=a&cursor=n",
    firstHref: null,
  });
  expect(pageLinks("/d", { search: "a", cursor: "n" }, null)).toEqual({
    nextHref: null,
    firstHref: "/d?search=a",
  });
});

describe("pageAt", () => {
  const load = async (cursor: string | undefined) => {
    if (cursor === "damaged")
      throw new AppError("invalid-input", verbatim("cursor: …"), { fields: { cursor: verbatim("…") } });
    if (cursor === "outage") throw new AppError("unavailable", verbatim("not now"));
    return cursor ?? "first page";
  };

  it("gives the first page for a damaged cursor, and passes everything else on", async () => {
    expect(await pageAt("good", load)).toBe("good");
    expect(await pageAt("damaged", load)).toBe("first page");
    await expect(pageAt("outage", load)).rejects.toThrow("not now");
  });
});
