import { describe, expect, it } from "vitest";
import { guessLimit, networkOf } from "@/lib/login-attempt/guess-limit";

async function fail(address: string, ip: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await guessLimit(address, ip).failed();
}

describe("guessLimit", () => {
  it("blocks one address from one network, and nobody else", async () => {
    await fail("a@x.test", "192.0.2.1", 9);
    expect(await guessLimit("a@x.test", "192.0.2.1").blocked()).toBe(false);
    await fail("a@x.test", "192.0.2.1", 1);
    expect(await guessLimit("a@x.test", "192.0.2.1").blocked()).toBe(true);
    expect(await guessLimit("a@x.test", "192.0.2.2").blocked()).toBe(false);
    expect(await guessLimit("b@x.test", "192.0.2.1").blocked()).toBe(false);
  });

  it("blocks a network that tries many addresses", async () => {
    for (let i = 0; i < 100; i++) await guessLimit(`u${i}@x.test`, "192.0.2.9").failed();
    expect(await guessLimit("fresh@x.test", "192.0.2.9").blocked()).toBe(true);
  });
});

describe("networkOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["nonsense", "unknown"],
    [undefined, "unknown"],
  ])("%s is %s", (ip, network) => expect(networkOf(ip)).toBe(network));
});
