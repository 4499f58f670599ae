import { describe, expect, it } from "vitest";
import {
  byteLimit,
  byteSize,
  claimMapping,
  countLimit,
  mapping,
  moment,
  networkList,
  protocolList,
} from "@/lib/faces/cli/option-parsers";
import { clientProtocols } from "@/lib/platform/db/protocols";

describe("the option parsers", () => {
  it("reads sizes and limits", () => {
    expect(byteSize("0")).toBe(0);
    expect(byteLimit("0")).toBe("none");
    expect(byteLimit("none")).toBe("none");
    expect(byteLimit("1K")).toBe(1024);
    expect(countLimit("none")).toBe("none");
    expect(countLimit("0")).toBe(0);
    expect(() => byteSize("much")).toThrow("Enter a size");
    expect(() => countLimit("-1")).toThrow("whole number");
  });

  it("reads protocols in the product's order, each once", () => {
    expect(protocolList("smtp, imap,smtp")).toEqual(["imap", "smtp"]);
    expect(protocolList("none")).toEqual([]);
    expect(protocolList("all")).toEqual(clientProtocols);
    expect(() => protocolList("imap,webmail")).toThrow("webmail isn't a protocol");
  });

  it("reads networks and bare addresses", () => {
    expect(networkList("192.0.2.0/24,192.0.2.7,2001:db8::/32,::1")).toEqual([
      "192.0.2.0/24",
      "192.0.2.7/32",
      "2001:db8::/32",
      "::1/128",
    ]);
    expect(() => networkList("office")).toThrow("office isn't a network");
    expect(() => networkList("10.0.0.0/33")).toThrow("isn't a network");
  });

  it("reads days and moments, whatever zone the shell is in", () => {
    expect(moment("2027-01-31")).toEqual(new Date("2027-01-31T23:59:59Z"));
    expect(moment("2027-01-31T18:00:00+02:00")).toEqual(new Date("2027-01-31T16:00:00Z"));
    for (const wrong of ["tomorrow", "2027-13-01", "2027-01-31T18:00", "31.01.2027"])
      expect(() => moment(wrong)).toThrow("Enter a date");
  });

  it("collects mappings", () => {
    expect(mapping("b=c", mapping("cn=staff=big"))).toEqual([
      { value: "cn=staff", template: "big" },
      { value: "b", template: "c" },
    ]);
    for (const wrong of ["staff", "=big", "staff="]) expect(() => mapping(wrong)).toThrow("VALUE=TEMPLATE");
  });

  it("collects mappings of other claims", () => {
    expect(claimMapping("roles=a=b", claimMapping("groups=cn=staff,ou=x=big"))).toEqual([
      { claim: "groups", value: "cn=staff,ou=x", template: "big" },
      { claim: "roles", value: "a", template: "b" },
    ]);
    for (const wrong of ["staff=big", "=a=b", "groups=/staff=", "groups==big"])
      expect(() => claimMapping(wrong)).toThrow("CLAIM=VALUE=TEMPLATE");
  });
});
