import { describe, expect, it } from "vitest";
import {
  canonicalAddress,
  canonicalDomain,
  isReservedLocalPart,
  newMailboxAddress,
} from "@/lib/platform/address/address";

describe("canonicalAddress", () => {
  it.each([
    ["Alice@Demo.Test", "alice@demo.test"],
    ["o'brien+x@demo.test", "o'brien+x@demo.test"],
    // No new mailbox may be called so, but one that is keeps working.
    ["-dash@demo.test", "-dash@demo.test"],
    ["info@bücher.example", "info@xn--bcher-kva.example"],
  ])("%s becomes %s", (input, expected) => {
    expect(canonicalAddress(input)?.address).toBe(expected);
  });

  it.each([
    "alice",
    "@demo.test",
    "alice@",
    "alice@localhost",
    "a b@demo.test",
    "alice @demo.test",
    "álice@demo.test",
    "alice\n@demo.test",
    "alice\u0000@demo.test",
    "\u212aate@demo.test",
    "alice@demo.test\r\nx",
    "alice@demo.test\n",
    "alice@demo.test ",
    "alice@demo\t.test",
    "alice@demo%2etest",
    "alice@demo.test/x",
    "alice@demo.test:25",
    "alice@[127.0.0.1]",
    "al*ice@demo.test",
    "al%ice@demo.test",
    "al/ice@demo.test",
    ".alice@demo.test",
    "a..b@demo.test",
    `${"x".repeat(65)}@demo.test`,
    '"alice"@demo.test',
    "alice@-demo.test",
  ])("refuses %j", (input) => {
    expect(canonicalAddress(input)).toBeNull();
  });
});

describe("canonicalDomain", () => {
  it("refuses what is no domain name", () => {
    for (const input of [
      "",
      "test",
      "a b.test",
      "a_b.test",
      `${"a".repeat(64)}.test`,
      "1.2.3.4:80",
      `${"ü".repeat(100_000)}.test`,
      "a..test",
      "1.2",
      "10.0.0.1",
    ])
      expect(canonicalDomain(input)).toBeNull();
  });
});

describe("newMailboxAddress", () => {
  it.each(["anna@demo.test", "Anna.O'Hara_1@Demo.Test", "a=b&c-d@demo.test", "dash-@demo.test"])(
    "takes %s",
    (input) => expect(newMailboxAddress(input)).not.toBeNull(),
  );

  it.each([
    "anna+x@demo.test",
    "+@demo.test",
    "a!b@demo.test",
    "a{b}@demo.test",
    "`id`@demo.test",
    "a b@demo.test",
    "-dash@demo.test",
    "-@demo.test",
    "--@demo.test",
  ])("refuses %s, which mail or logins could not reach", (input) =>
    expect(newMailboxAddress(input)).toBeNull(),
  );
});

it("knows the names that speak for a domain", () => {
  for (const name of ["postmaster", "admin", "hostmaster"]) expect(isReservedLocalPart(name)).toBe(true);
  expect(isReservedLocalPart("anna")).toBe(false);
});
