import { expect, it } from "vitest";
import { newToken, secretsEqual, tokenDigest } from "@/lib/platform/secrets/token";

it("makes distinct tokens of 256 bits and digests that do not contain them", () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) {
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(tokenDigest(token)).toMatch(/^[0-9a-f]{64}$/);
  }
});

it("compares secrets whole, whatever their length", () => {
  expect(secretsEqual("abc", "abc")).toBe(true);
  expect(secretsEqual("abc", "abcd")).toBe(false);
  expect(secretsEqual("", "abc")).toBe(false);
});
