import { describe, expect, it } from "vitest";
import { directoryAliases } from "@/lib/identity-provider/directory-aliases";
import { providerSettings } from "@/lib/identity-provider/settings";

const settings = (more: object = {}) =>
  providerSettings.parse({ sync: { aliasesAttribute: "proxyAddresses" }, ...more });
const read = (proxyAddresses: unknown, more: object = {}) =>
  directoryAliases(settings(more), { proxyAddresses });

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
      ...{ addresses: ["a@demo.test"], invalid: [] },
    });
  });

  it("tells an empty list from no claim, and follows nothing unless it is told to", () => {
    expect(read([])).toEqual({ addresses: [], invalid: [] });
    expect(read(undefined)).toBeNull();
    expect(directoryAliases(providerSettings.parse({}), { undefined: ["a@demo.test"] })).toBeNull();
  });
});
