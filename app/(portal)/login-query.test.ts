import { expect, it } from "vitest";
import { readLoginQuery } from "@/app/(portal)/login-query";

it("reads what it knows", () => {
  expect(readLoginQuery({ next: "/SOGo/so/", refused: "domain-unknown", "signed-out": "" })).toEqual({
    next: "/SOGo/so/",
    refused: "domain-unknown",
    at: null,
    signedOut: true,
    direct: false,
  });
  expect(readLoginQuery({ direct: "1" }).direct).toBe(true);
  expect(readLoginQuery({ refused: "domain-full", at: "kc" })).toMatchObject({ at: "kc" });
  expect(readLoginQuery({ "signed-out": "1", state: "/home" }).next).toBe("/home");
});

it("ignores foreign addresses, unknown codes and repeated parameters", () => {
  const query = { next: "//evil.example", refused: ["domain-unknown", "x"], other: "1" };
  expect(readLoginQuery(query)).toEqual({
    next: null,
    refused: null,
    at: null,
    signedOut: false,
    direct: false,
  });
  expect(readLoginQuery({ "signed-out": "1", state: "//evil.example" }).next).toBeNull();
  expect(readLoginQuery({ state: "/home" }).next).toBeNull();
  expect(readLoginQuery({ refused: "toString" }).refused).toBeNull();
});
