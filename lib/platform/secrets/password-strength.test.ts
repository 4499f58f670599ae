import { describe, expect, it } from "vitest";
import { passwordStrength, tooWeak } from "@/lib/platform/secrets/password-strength";

const known = ["anna.muster@example.org"];

describe("how hard a password is to guess", () => {
  it.each([
    ["Password123!", "word"],
    ["passwort2024", "word"],
    ["qwertz12345", "pattern"],
    ["aaaaaaaaaaaaaaaa", "pattern"],
    ["anna.muster1", "word"],
    ["password1".repeat(30), "pattern"],
  ])("%s is too weak, because of a %s", async (plain, weakness) => {
    const strength = await passwordStrength(plain.slice(0, 27), known);
    expect(strength.weakness).toBe(weakness);
    expect(tooWeak(strength.score)).toBe(true);
  });

  it.each([
    ["correct horse battery"],
    ["a new long password 7"],
    [`${"a".repeat(40)}Vx9.kPq2-mmT`],
    ["🙂🐘🌵🎺🪁🧊🛶🥝"],
  ])("%s is not", async (plain) => {
    expect(tooWeak((await passwordStrength(plain, known)).score)).toBe(false);
  });

  it("takes no time for one that was made to take it", async () => {
    // This process's own, whatever else the machine has to do.
    const before = process.cpuUsage();
    for (const part of ["aB3$", "password1", "4@8({<369&#!1/|0$5+7%2", "\ud800"])
      await passwordStrength(part.repeat(10_000), known);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});
