import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressSchema,
  canonicalAddress,
  canonicalDomain,
  domainSchema,
  isReservedLocalPart,
  newAddressSchema,
  newMailboxAddress,
} from "@/lib/platform/address/address";
import { domainName } from "@/lib/platform/address/domain-name";

const local = fc.stringMatching(/^[A-Za-z0-9!#$&'+=^_`{}~-]{1,10}(\.[A-Za-z0-9=_-]{1,10}){0,2}$/);
const domain = fc.stringMatching(/^([a-z0-9]{1,10}\.){1,3}[a-z]{2,8}$/);
const matches = ({ pattern, maxLength = 1_000 }: { pattern: string; maxLength?: number }, text: string) =>
  text.length <= maxLength && new RegExp(pattern).test(text);

describe("an address in canonical form", () => {
  it("is its own canonical form, in whatever case it was typed", () =>
    fc.assert(
      fc.property(local, domain, (name, host) => {
        const typed = `${name}@${host}`;
        const found = canonicalAddress(typed);
        expect(found).toEqual({ address: typed.toLowerCase(), localPart: name.toLowerCase(), domain: host });
        for (const other of [typed.toUpperCase(), typed.toLowerCase(), found?.address ?? ""])
          expect(canonicalAddress(other)).toEqual(found);
      }),
    ));

  it("has nothing that a log, a shell or Dovecot gives a meaning, whatever was given", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (name, host) => {
        for (const given of [name, `${name}@${host}`, `${name}@demo.test`, `anna@${host}`]) {
          const found = canonicalAddress(given);
          if (found) expect(found.address).toMatch(/^[a-z0-9!#$&'+=^_`{}~.-]+@[a-z0-9.-]+$/);
          if (found) expect(matches(addressSchema, found.address)).toBe(true);
        }
      }),
    ));

  it.each([
    [`${"a".repeat(64)}@demo.test`, true],
    [`${"a".repeat(65)}@demo.test`, false],
    [`a@${"b".repeat(63)}.test`, true],
    [`a@${"b".repeat(64)}.test`, false],
    [`a@${"b.".repeat(124)}test`, true],
    [`a@${"b.".repeat(125)}test`, false],
    ["a@b.c", true],
    ["a@b.c1", true],
    ["a@b.1c", false],
    ["a@b.c-", false],
    ["a@b-.test", false],
    ["a@b..test", false],
    ["a@.test", false],
    ["a@b.test.", false],
    ["a.@demo.test", false],
    ["a@b@demo.test", false],
    ["@", false],
    ["a@", false],
    ["", false],
  ])("%s: %s", (typed, taken) => expect(canonicalAddress(typed) !== null).toBe(taken));

  it.each([
    ["\u212aate@demo.test", "the Kelvin sign is no k"],
    ["\u0131van@demo.test", "the dotless i is no i"],
    ["\u017fam@demo.test", "the long s is no s"],
    ["\uff41nna@demo.test", "full-width letters are no letters"],
    ["anna\u200b@demo.test", "what has no width"],
    ["anna\u00ad@demo.test", "a soft hyphen"],
    ["\u202eanna@demo.test", "a turn of direction"],
  ])("is not made of %j: %s", (typed) => expect(canonicalAddress(typed)).toBeNull());
});

describe("a domain in canonical form", () => {
  it.each([
    ["B\u00fccher.Example", "xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["bu\u0308cher.example", "xn--bcher-kva.example"],
    ["\u4f8b\u3048.jp", "xn--r8jz45g.jp"],
    [" demo.test ", "demo.test"],
    ["DEMO.TEST", "demo.test"],
    ["\uff44emo.test", "demo.test"],
  ])("%j is %s (RFC 5890)", (typed, name) => {
    expect(canonicalDomain(typed)).toBe(name);
    expect(canonicalDomain(name)).toBe(name);
    expect(matches(domainSchema, name)).toBe(true);
  });

  it.each([
    "demo.test/x",
    "demo.test?x",
    "demo.test#x",
    "demo%2etest",
    "de\tmo.test",
    "user@demo.test",
    "[::1]",
    "0x7f.1",
    "127.1",
    "*.test",
    "_dmarc.demo.test",
  ])("is not found in %j, whatever a URL parser would make of it", (typed) =>
    expect(canonicalDomain(typed)).toBeNull(),
  );

  it("is the only thing that the schema lets through, and every such thing", () => {
    expect(domainName.parse("B\u00fccher.Example")).toBe("xn--bcher-kva.example");
    for (const wrong of ["", "test", "a b.test", 7, null])
      expect(domainName.safeParse(wrong).success).toBe(false);
  });
});

describe("an address that can be made", () => {
  it("is one that the schema of the API describes, and the reverse", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9!#$&'+=^_.~-]{1,12}$/), (name) => {
        const typed = `${name}@demo.test`;
        const made = newMailboxAddress(typed);
        if (made) expect(matches(newAddressSchema, typed)).toBe(true);
        else expect(matches(newAddressSchema, typed) && !name.includes("..")).toBe(false);
        if (made) expect(canonicalAddress(typed)).toEqual(made);
      }),
    ));

  it.each([
    "postmaster",
    "abuse",
    "hostmaster",
    "webmaster",
    "administrator",
    "root",
    "ssladmin",
    "mailer-daemon",
  ])("is reserved where it speaks for the domain: %s (RFC 2142, CA/B BR 3.2.2.4.4)", (name) => {
    expect(isReservedLocalPart(name)).toBe(true);
    expect(isReservedLocalPart(canonicalAddress(`${name.toUpperCase()}@demo.test`)?.localPart ?? "")).toBe(
      true,
    );
    expect(isReservedLocalPart(`${name}1`)).toBe(false);
  });
});
