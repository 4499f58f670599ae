import { describe, expect, it } from "vitest";
import { claimAt, claimPath, claimText, claimValues, isElsewhere } from "@/lib/providers/settings/claim-at";

describe("claimPath", () => {
  it.each([
    ["email", ["email"]],
    ["realm_access.roles", ["realm_access", "roles"]],
    ["resource_access.my\\.client.roles", ["resource_access", "my.client", "roles"]],
    ["back\\\\slash.x", ["back\\slash", "x"]],
    ["urn:zitadel:iam:org:project:roles", ["urn:zitadel:iam:org:project:roles"]],
    ["end\\", ["end\\"]],
  ])("%s", (name, parts) => {
    expect(claimPath(name)).toEqual(parts);
  });
});

describe("claimAt", () => {
  const claims = {
    email: "a@b.test",
    "https://example.org/role": "staff",
    realm_access: { roles: ["staff", "user"], "a.b": "dotted" },
    resource_access: { "my.client": { roles: ["mail"] } },
    list: [{ roles: ["hidden"] }],
    nothing: null,
  };

  it.each<[string, unknown]>([
    ["email", "a@b.test"],
    ["https://example.org/role", "staff"],
    ["https://example\\.org/role", "staff"],
    ["realm_access.roles", ["staff", "user"]],
    ["realm_access.a\\.b", "dotted"],
    ["resource_access.my\\.client.roles", ["mail"]],
    ["resource_access.my.client.roles", undefined],
    ["list.0.roles", undefined],
    ["list.roles", undefined],
    ["email.length", undefined],
    ["constructor", undefined],
    ["realm_access.constructor.name", undefined],
    ["__proto__.x", undefined],
    ["nothing", null],
    ["nothing.at.all", undefined],
  ])("%s", (name, value) => {
    expect(claimAt(claims, name)).toEqual(value);
  });

  it("prefers the claim that is called exactly so, as a directory's flat attributes are", () => {
    expect(claimAt({ "a.b": "flat", a: { b: "nested" } }, "a.b")).toBe("flat");
  });
});

describe("claimValues", () => {
  it("are a text, the members of a list, or the keys of an object that are not false", () => {
    const zitadel = { admin: { "1234": "org.test" }, writer: {}, off: false, none: null };
    expect(claimValues({ roles: zitadel }, "roles")).toEqual(["admin", "writer"]);
    expect(claimValues({ roles: ["a", 1] }, "roles")).toEqual(["a", 1]);
    expect(claimValues({ roles: "a" }, "roles")).toEqual(["a"]);
    expect(claimValues({}, "roles")).toEqual([undefined]);
  });
});

it("claimText is the first of a list, and no object", () => {
  expect(claimText({ a: { size: ["5 GiB", "1"] } }, "a.size")).toBe("5 GiB");
  expect(claimText({ a: 5 }, "a")).toBe("5");
  expect(claimText({ a: { b: 1 } }, "a")).toBeNull();
});

describe("isElsewhere", () => {
  /** Entra's answer for somebody in more than 200 groups. */
  const overage = {
    _claim_names: { groups: "src1" },
    _claim_sources: { src1: { endpoint: "https://graph.test/users/1/getMemberObjects" } },
  };
  it.each<[string, object, boolean]>([
    ["groups", overage, true],
    ["groups.inner", overage, true],
    ["roles", overage, false],
    ["groups", { hasgroups: true }, true],
    ["groups", { hasgroups: true, groups: [] }, false],
    ["groups", { hasgroups: "true" }, false],
    ["roles", { hasgroups: true }, false],
    ["https://example.org/role", { _claim_names: { "https://example.org/role": "s" } }, true],
    ["groups", { _claim_names: ["groups"] }, false],
    ["groups", { _claim_names: "groups" }, false],
    ["constructor", { _claim_names: {} }, false],
    ["groups", {}, false],
  ])("%s of %j: %s", (name, claims, expected) => {
    expect(isElsewhere({ ...claims }, name)).toBe(expected);
  });
});
