import { describe, expect, it } from "vitest";
import { directoryAliases } from "@/lib/providers/claims/directory-aliases";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

const settings = (more: object = {}) =>
  openIdSettings.parse({ sync: { aliasesAttribute: "proxyAddresses" }, ...more });
const read = (proxyAddresses: unknown, more: object = {}) =>
  directoryAliases(settings(more), { proxyAddresses }, { whole: false });

describe("directoryAliases", () => {
  it("reads plain addresses and those that Active Directory writes, canonical, once and sorted", () => {
    const values = [
      "SMTP:Anna@Demo.test",
      "smtp:sales@demo.test",
      " info@DEMO.test ",
      "Sales@demo.test",
      "x@bücher.test",
    ];
    expect(read(values)).toEqual({
      addresses: ["anna@demo.test", "info@demo.test", "sales@demo.test", "x@xn--bcher-kva.test"],
      invalid: [],
    });
    expect(read("one@demo.test")?.addresses).toEqual(["one@demo.test"]);
  });

  it("leaves out what is no mail address, and tells what is none although it should be", () => {
    const values = ["X500:/o=Org/cn=a", "sip:anna@demo.test", "x400:c=de", "", "smtp:", 7, null, { a: 1 }];
    expect(read(values)).toEqual({ addresses: [], invalid: [] });
    expect(read(["anna", "smtp:a b@demo.test", "ann\u212a@demo.test"])?.invalid).toEqual([
      "a b@demo.test",
      "anna",
      "ann\u212a@demo.test",
    ]);
  });

  it("says nothing of domains that the provider may not bring", () => {
    const values = ["a@demo.test", "a@corp.onmicrosoft.com"];
    expect(read(values, { allowedDomains: ["demo.test"] })).toEqual({
      addresses: ["a@demo.test"],
      invalid: [],
    });
  });

  it("tells an empty list from no claim, and follows nothing unless it is told to", () => {
    expect(read([])).toEqual({ addresses: [], invalid: [] });
    expect(read(undefined)).toBeNull();
    const claims = { undefined: ["a@demo.test"] };
    expect(directoryAliases(openIdSettings.parse({}), claims, { whole: false })).toBeNull();
  });
});

describe("the address that a person has changed", () => {
  const person = (email: string, more: object = {}) => ({ email, email_verified: true, ...more });
  const follow = (claims: object, { whole = true, ...more }: { whole?: boolean; sync?: object } = {}) =>
    directoryAliases(openIdSettings.parse({ changedAddress: "alias", ...more }), { ...claims }, { whole });
  const listed = { sync: { aliasesAttribute: "proxyAddresses" } };

  it("is an alias beside those that are listed, where the provider's rule says so", () => {
    const claims = person("New@demo.test", { proxyAddresses: ["sales@demo.test"] });
    const both = ["new@demo.test", "sales@demo.test"];
    expect(follow(claims, listed)).toMatchObject({ addresses: both, keepsOthers: false });
    expect(follow(claims)).toMatchObject({ addresses: ["new@demo.test"], keepsOthers: false });
  });

  it("takes no alias away while it is not proven, or while a token does not list the others", () => {
    expect(follow({ email: "new@demo.test" })).toMatchObject({ addresses: [], keepsOthers: true });
    expect(follow(person("new@demo.test"), { ...listed, whole: false })).toMatchObject({
      addresses: ["new@demo.test"],
      keepsOthers: true,
    });
    expect(follow(person("new@demo.test"), listed)).toMatchObject({ keepsOthers: false });
  });
});
