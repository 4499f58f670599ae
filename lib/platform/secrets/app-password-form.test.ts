import { describe, expect, it } from "vitest";
import {
  looksLikeAppPassword,
  newAppPassword,
  normalAppPassword,
} from "@/lib/platform/secrets/app-password-form";

describe("app passwords", () => {
  it("are unique, and known again however they are typed", () => {
    const made = Array.from({ length: 200 }, newAppPassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^([a-z2-7]{4}-){5}[a-z2-7]{4}$/);
      const bare = password.replaceAll("-", "");
      for (const typed of [password, bare, password.toUpperCase(), password.replaceAll("-", " ")])
        expect(normalAppPassword(typed)).toBe(bare);
    }
  });

  it("are told from other words of the same form, a typing slip among them", () => {
    const password = newAppPassword();
    const slip = `${password.startsWith("a") ? "b" : "a"}${password.slice(1)}`;
    for (const other of [
      slip,
      password.slice(1),
      `${password}a`,
      "",
      "aaaa-aaaa-aaaa-aaaa-aaaa-aaab",
      "-".repeat(30),
    ])
      expect(looksLikeAppPassword(other), other).toBe(false);
  });
});
