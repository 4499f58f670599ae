import { describe, expect, it } from "vitest";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";

it("keeps paths of our own", () => {
  expect(ownPath("/SOGo/so/alice@demo.test/Mail/view?x=1")).toBe("/SOGo/so/alice@demo.test/Mail/view?x=1");
});

it.each([
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "https://evil.test",
  "javascript:alert(1)",
  "",
  null,
  "/..//evil.test",
  ["/home"],
])("refuses %j", (input) => {
  expect(ownPath(input)).toBeNull();
});

it("is at most two thousand characters long, as browsers and proxies take", () => {
  const path = (length: number) => `/${"x".repeat(length - 1)}`;
  expect([ownPath(path(2_000)), ownPath(path(2_001))]).toEqual([path(2_000), null]);
});

describe("onTheWayTo", () => {
  it.each([
    ["/home", "/second-factor", {}, "/second-factor?next=%2Fhome"],
    [
      "/SOGo/so/?a=1&b=2",
      "/",
      { refused: "domain-full" },
      "/?refused=domain-full&next=%2FSOGo%2Fso%2F%3Fa%3D1%26b%3D2",
    ],
    ["/", "/", {}, "/"],
    [null, "/start-sign-on", {}, "/start-sign-on"],
    ["//evil.test", "/", { direct: "1" }, "/?direct=1"],
    ["https://evil.test/", "/", {}, "/"],
  ])("%j, by %s", (next, page, words, address) => {
    expect(onTheWayTo(next, page, words)).toBe(address);
  });
});
