import { expect, it } from "vitest";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";

it("lets one caller guess ten times at one address, and nobody else is held up", async () => {
  for (let i = 0; i < 10; i++) expect(await takeGuess("a@x.test", "192.0.2.1")).not.toBeNull();
  expect(await takeGuess("a@x.test", "192.0.2.1")).toBeNull();
  expect(await takeGuess("a@x.test", "192.0.2.2")).not.toBeNull();
  expect(await takeGuess("b@x.test", "192.0.2.1")).not.toBeNull();
});

it("counts guesses that are made at the same time", async () => {
  const guesses = await Promise.all(Array.from({ length: 30 }, () => takeGuess("c@x.test", "192.0.2.3")));
  expect(guesses.filter(Boolean)).toHaveLength(10);
});

it("does not count a right password", async () => {
  for (let i = 0; i < 30; i++) await (await takeGuess("d@x.test", "192.0.2.4"))?.giveBack();
  expect(await takeGuess("d@x.test", "192.0.2.4")).not.toBeNull();
});

it("blocks a caller that tries many addresses, an IPv6 network as one", async () => {
  for (let i = 0; i < 100; i++) await takeGuess(`u${i}@x.test`, `2001:db8::${i.toString(16)}`);
  expect(await takeGuess("fresh@x.test", "2001:db8::ffff")).toBeNull();
  expect(await takeGuess("fresh@x.test", "2001:db8:1::1")).not.toBeNull();
});
