import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalIp, ipPattern, isInNetworks, neighbourhood, networkPattern } from "@/lib/platform/networks";

describe("an address", () => {
  it("is its own canonical form, and found by its own network alone", () =>
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (typed) => {
        const ip = canonicalIp(typed);
        expect(ip, typed).not.toBeNull();
        expect(canonicalIp(ip ?? "")).toBe(ip);
        const whole = (ip ?? "").includes(":") ? 128 : 32;
        expect(isInNetworks(ip ?? "", [`${ip}/${whole}`])).toBe(true);
        expect(isInNetworks(ip ?? "", [])).toBe(false);
      }),
    ));

  it("in IPv6 clothes is the IPv4 address, for every question", () =>
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const dressed = `::ffff:${ip}`;
        expect(canonicalIp(dressed)).toBe(ip);
        expect(isInNetworks(dressed, [`${ip}/32`])).toBe(true);
        expect(isInNetworks(dressed, ["::/0"])).toBe(false);
        expect(neighbourhood(dressed)).toBe(neighbourhood(ip));
      }),
    ));

  it.each([
    "",
    " ",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4",
    "0x1.2.3.4",
    "1.2.3.4/32",
    "::1/128",
    "[::1]",
    "::g",
    "1::2::3",
    "localhost",
    "1.2.3.4 ",
    "1.2.3.4\n",
    "2130706433",
  ])("is not read from %j", (text) => {
    expect(canonicalIp(text)).toBeNull();
    expect(ipPattern.test(text)).toBe(false);
  });
});

describe("a network", () => {
  it.each([
    ["192.0.2.0/24", "192.0.2.255", true],
    ["192.0.2.0/24", "192.0.3.0", false],
    ["192.0.2.128/25", "192.0.2.127", false],
    ["192.0.2.77/24", "192.0.2.1", true],
    ["0.0.0.0/0", "255.255.255.255", true],
    ["192.0.2.1/32", "192.0.2.2", false],
    ["2001:db8::/32", "2001:db8:ffff::1", true],
    ["2001:db8::/32", "2001:db9::1", false],
    ["2001:db8::1/128", "2001:db8::1", true],
    ["::/0", "::1", true],
    ["fe80::/10", "febf::1", true],
    ["fe80::/10", "fec0::1", false],
  ])("%s has %s: %s", (network, ip, inside) => {
    expect(networkPattern.test(network)).toBe(true);
    expect(isInNetworks(ip, [network])).toBe(inside);
    expect(isInNetworks(ip, ["nonsense", "10.0.0.0/33", network])).toBe(inside);
  });

  it.each([
    "192.0.2.0",
    "192.0.2.0/33",
    "192.0.2.0/-1",
    "192.0.2/24",
    "192.0.2.0/24/8",
    "::/129",
    "x/8",
    "/8",
    "192.0.2.0/ 24",
  ])("is not %s", (text) => expect(networkPattern.test(text)).toBe(false));

  it("holds nobody whose address is none", () => {
    for (const text of ["", "nobody", "1.2.3.4.5"])
      expect(isInNetworks(text, ["0.0.0.0/0", "::/0"])).toBe(false);
  });
});

describe("a neighbourhood", () => {
  it("is an IPv4 address, and the first 64 bits of an IPv6 address, which one party has at least", () =>
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
        const upper = (ip: string) => neighbourhood(ip).replace("::/64", "");
        if (canonicalIp(one)?.includes(":")) expect(upper(one).split(":")).toHaveLength(4);
        const swapped = canonicalIp(one)?.includes(":") && canonicalIp(other)?.includes(":");
        if (swapped && upper(one) === upper(other)) expect(neighbourhood(one)).toBe(neighbourhood(other));
      }),
    ));

  it("of what is no address is the text itself, so that it is still counted", () =>
    expect([neighbourhood("unknown"), neighbourhood("")]).toEqual(["unknown", ""]));
});
