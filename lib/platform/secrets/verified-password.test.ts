import { describe, expect, it } from "vitest";
import { hashQueue } from "@/lib/platform/secrets/hash-queue";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { checkPassword, rememberedAnswer } from "@/lib/platform/secrets/verified-password";

async function hashesOf(work: () => Promise<unknown>): Promise<number> {
  const before = hashQueue().begun;
  await work();
  return hashQueue().begun - before;
}

describe("checkPassword", () => {
  it("hashes once for the same question, also when many ask at once", async () => {
    const stored = await hashPassword("right password");
    const ask = (plain: string) => checkPassword({ name: "a@x.test", plain, stored });
    expect(await hashesOf(() => Promise.all(Array.from({ length: 8 }, () => ask("right password"))))).toBe(1);
    expect(await hashesOf(async () => expect(await ask("right password")).toBe(true))).toBe(0);
    expect(await hashesOf(async () => expect(await ask("wrong password")).toBe(false))).toBe(1);
    expect(await hashesOf(async () => expect(await ask("wrong password")).toBe(false))).toBe(0);
  });

  it("forgets everything when the stored hash changes", async () => {
    const [old, fresh] = [await hashPassword("old"), await hashPassword("fresh")];
    expect(await checkPassword({ name: "b@x.test", plain: "old", stored: old })).toBe(true);
    expect(await checkPassword({ name: "b@x.test", plain: "fresh", stored: old })).toBe(false);
    expect(await checkPassword({ name: "b@x.test", plain: "old", stored: fresh })).toBe(false);
    expect(await checkPassword({ name: "b@x.test", plain: "fresh", stored: fresh })).toBe(true);
  });

  it("spends one hash on an unknown name, and as much on a fast scheme's wrong password", async () => {
    const question = { name: "nobody@x.test", plain: "guess", stored: null };
    expect(await hashesOf(() => checkPassword(question))).toBe(1);
    expect(rememberedAnswer(question)).toBe(false);
    // Another name with the same password has to cost as much: else the second name would show by its speed.
    expect(rememberedAnswer({ ...question, name: "noone@x.test" })).toBeUndefined();
    const fast = { name: "c@x.test", plain: "guess", stored: "{SHA}L3oRYGssBVO6xP3Bsm17D/73rMg=" };
    expect(await hashesOf(() => checkPassword(fast))).toBe(2);
  });
});
