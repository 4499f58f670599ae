import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";
import { drainWrites } from "@/lib/platform/db/write-behind";
import type { ProcessRegistry } from "@/lib/platform/process-wide";
import { testDatabase } from "@/lib/testing/database";

/*
 * How many wrong passwords pass in an hour (docs/operations.md has the table): the clock is turned on by hand, five minutes
 * at a time, and at each step everybody guesses until nothing passes any more.
 */

testDatabase();

const steps = 12;
const stepMs = 300_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function passedInAnHour(callers: readonly string[], accounts: readonly string[]): Promise<number> {
  let passed = 0;
  for (let step = 0; step < steps; step++) {
    for (const caller of callers)
      for (const account of accounts) while (await takeGuess(account, caller)) passed++;
    vi.advanceTimersByTime(stepMs);
  }
  return passed;
}

const addresses = (network: number, count: number) =>
  Array.from({ length: count }, (_, index) => `198.${network}.${index >> 8}.${index & 255}`);
const mailboxes = (domain: string) => Array.from({ length: 200 }, (_, index) => `u${index}@${domain}`);

it.each<[string, string[], string[], number]>([
  ["one address at one account", addresses(18, 1), ["one@demo.test"], 60],
  ["one address at two hundred accounts", addresses(19, 1), mailboxes("wide.test"), 600],
  ["a thousand addresses at one account", addresses(20, 1_000), ["target@demo.test"], 100],
  ["a thousand addresses at one administrator", addresses(21, 1_000), [adminGuessName("a@demo.test")], 100],
])("of %s", async (_, callers, accounts, expected) => {
  expect(await passedInAnHour(callers, accounts)).toBe(expected);
});

it("of a process apart from those of another, and anew after a restart", async () => {
  const account = "restarted@demo.test";
  expect(await passedInAnHour(addresses(24, 200), [account])).toBe(100);
  const { letterlockProcessWide } = globalThis as typeof globalThis & ProcessRegistry;
  for (const callers of [addresses(24, 200), addresses(25, 200)]) {
    letterlockProcessWide?.delete("guess-limits");
    expect(await passedInAnHour(callers, [account])).toBe(100);
  }
});

it("lets the owner in from a usual place while strangers guess, and nobody from another one", async () => {
  const address = "owner@demo.test";
  const accepted = {
    address,
    mailboxId: null,
    door: "imap",
    credential: "app-password",
    reason: null,
  } as const;
  recordAttempt({ ...accepted, result: "accepted", ip: "2001:db8:7::1", providerSlug: null });
  recordAttempt({ ...accepted, result: "rejected", ip: "203.0.113.9", providerSlug: null });
  await drainWrites();
  await passedInAnHour(addresses(22, 20), [address]);
  for (const caller of addresses(22, 20)) await takeGuess(address, caller);
  for (const caller of addresses(23, 20)) while (await takeGuess(address, caller));
  expect(await takeGuess(address, "203.0.113.9"), "was never let in there").toBeNull();
  expect(await takeGuess(address, "2001:db8:7::2"), "the same network").not.toBeNull();
  expect(await takeGuess(adminGuessName(address), "203.0.113.9"), "another account").not.toBeNull();
  await passedInAnHour(addresses(26, 20), [address]);
  for (const caller of addresses(26, 20)) while (await takeGuess(address, caller));
  let own = 0;
  for (let step = 0; step < steps; step++) {
    while (await takeGuess(address, "2001:db8:7::3")) own++;
    for (const caller of addresses(26, 20)) while (await takeGuess(address, caller));
    vi.advanceTimersByTime(stepMs);
  }
  expect(own, "the owner's own wrong ones in an hour of strangers' guesses").toBe(60);
});
