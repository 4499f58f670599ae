import { beforeAll, describe, expect, it, vi } from "vitest";
import { seal, unseal } from "@/lib/platform/secrets/seal";

beforeAll(() => {
  vi.stubEnv("NODE_ENV", "test");
  vi.stubEnv("DATABASE_URL", "mysql://u:p@127.0.0.1:1/x");
  vi.stubEnv("LETTERLOCK_SECRET", Buffer.alloc(32, 1).toString("base64"));
  vi.stubEnv("PORTAL_URL", "https://localhost");
});

describe("seal", () => {
  it("opens again for the same purpose only, and never twice alike", () => {
    const sealed = seal("pässword", "identity-provider:1");
    expect(unseal(sealed, "identity-provider:1")).toBe("pässword");
    expect(seal("pässword", "identity-provider:1")).not.toBe(sealed);
    expect(() => unseal(sealed, "identity-provider:2")).toThrow("can't be decrypted");
  });

  it("notices a changed byte, a cut and another format", () => {
    const sealed = seal("secret", "p");
    const last = sealed.at(-2) === "A" ? "B" : "A";
    expect(() => unseal(`${sealed.slice(0, -2)}${last}${sealed.at(-1)}`, "p")).toThrow("can't be decrypted");
    expect(() => unseal(sealed.slice(0, 20), "p")).toThrow("can't be decrypted");
    expect(() => unseal("v0.abc", "p")).toThrow("can't be decrypted");
  });
});
