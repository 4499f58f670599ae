import { describe, expect, it } from "vitest";
import { baseDnOf, directoryIssuer, normalBaseDn } from "@/lib/providers/kinds/ldap/base-dn";

describe("a search base", () => {
  it.each([
    ["dc=example,dc=org", "ldap:///dc=example,dc=org"],
    ["DC=Example, DC=org", "ldap:///dc=example,dc=org"],
    [" ou = people , o = Example Inc ", "ldap:///ou=people,o=example%20inc"],
    ["ou=Vögel,dc=example,dc=org", "ldap:///ou=v%C3%B6gel,dc=example,dc=org"],
    ["ou=a\\,b,dc=org", "ldap:///ou=a%5C,b,dc=org"],
    ["sn=b+cn=a,dc=org", "ldap:///cn=a+sn=b,dc=org"],
    ["ou=why?,dc=org", "ldap:///ou=why%3F,dc=org"],
    ["0.9.2342.19200300.100.1.25=org", "ldap:///0.9.2342.19200300.100.1.25=org"],
  ])("%j is the issuer %s, and is read from it again", (baseDn, issuer) => {
    expect(directoryIssuer(baseDn)).toBe(issuer);
    expect(baseDnOf(issuer)).toBe(normalBaseDn(baseDn));
  });

  it.each([
    "",
    " ",
    "example.org",
    "dc=",
    "=org",
    "dc=example,",
    ",dc=org",
    "dc=a;b",
    "dc=a<b",
    "dc=a\\",
    "dc=a\\zz",
  ])("is not %j", (text) => expect(normalBaseDn(text)).toBeNull());

  it.each([
    "https://id.example.org",
    "ldap://host/dc=org",
    "ldap:///",
    "ldap:///dc=org?uid",
    "ldap:///DC=org",
    "ldap:///dc=%E0%A4%A",
    "toy:town",
  ])("is not the issuer %s", (issuer) => expect(baseDnOf(issuer)).toBeNull());

  it("takes no time to refuse what looks like a name for long", () => {
    expect(normalBaseDn(`${"a=b\\\\".repeat(20_000)};`)).toBeNull();
  });
});
