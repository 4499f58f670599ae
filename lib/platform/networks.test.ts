import { describe, expect, it } from "vitest";
import { blockOf, canonicalIp, isInNetworks, neighbourhood } from "@/lib/platform/networks";

describe("networks", () => {
  it("canonicalises addresses and refuses everything else", () => {
    expect(canonicalIp("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(canonicalIp("2001:DB8:0:0::1")).toBe("2001:db8::1");
    for (const text of ["", "localhost", "192.0.2.1:80", "192.0.2.1\n", "1.2.3.4.5", "1.2.3", "010.0.0.1"])
      expect(canonicalIp(text)).toBeNull();
  });

  it("matches within one family only", () => {
    expect(isInNetworks("192.0.2.7", ["10.0.0.0/8", "192.0.2.0/24"])).toBe(true);
    expect(isInNetworks("::ffff:192.0.2.7", ["192.0.2.0/24"])).toBe(true);
    expect(isInNetworks("192.0.3.7", ["192.0.2.0/24", "::/0", "nonsense"])).toBe(false);
    expect(isInNetworks("2001:db8::7", ["0.0.0.0/0", "2001:db8::/32"])).toBe(true);
    expect(isInNetworks("192.0.2.7", [])).toBe(false);
  });

  it("takes a household's IPv6 addresses together", () => {
    expect(neighbourhood("2001:db8:1:2::5")).toBe(neighbourhood("2001:db8:1:2:ffff::9"));
    expect(neighbourhood("2001:db8:1:2::5")).not.toBe(neighbourhood("2001:db8:1:3::5"));
    expect(neighbourhood("192.0.2.7")).toBe("192.0.2.7");
  });
});

it.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:1:2::3", "2001:db8:1::/48"],
])("%s is in %s", (ip, network) => expect(blockOf(ip)).toBe(network));
