import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

const purposes = ["seal", "app-password", "auth-js", "recovery-code", "audit-anchor"] as const;

/** Keys are remembered for the life of a process: each installation gets modules of its own. */
async function installation(byte: number) {
  vi.resetModules();
  stubProductEnv({ LETTERLOCK_SECRET: Buffer.alloc(32, byte).toString("base64") });
  return {
    ...(await import("@/lib/platform/secrets/keyring")),
    ...(await import("@/lib/platform/secrets/seal")),
    ...(await import("@/lib/credentials/app-password/digest")),
  };
}

beforeEach(() => {
  vi.unstubAllEnvs();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("the keys of an installation", () => {
  it("are 256 bits, and another for each purpose, so that what is made for one opens nothing of another", async () => {
    const { keyFor } = await installation(1);
    const keys = purposes.map((purpose) => keyFor(purpose).toString("hex"));
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(purposes.length);
  });

  it("are the same after a restart, or nobody would come in any more", async () => {
    const before = (await installation(1)).keyFor("app-password");
    const after = (await installation(1)).keyFor("app-password");
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
  });

  it("are others at another installation, even of one byte", async () => {
    const one = await installation(1);
    const keys = purposes.map((purpose) => one.keyFor(purpose).toString("hex"));
    const other = await installation(2);
    for (const purpose of purposes) expect(keys).not.toContain(other.keyFor(purpose).toString("hex"));
  });
});

describe("a copy of the database alone", () => {
  it("opens nothing under another secret", async () => {
    const sealed = (await installation(1)).seal("s3cret", "p");
    const { unseal } = await installation(2);
    expect(() => unseal(sealed, "p")).toThrow("LETTERLOCK_SECRET");
  });

  it("tells nothing of app passwords: their digests are keyed", async () => {
    const password = (await import("@/lib/platform/secrets/app-password-form")).newAppPassword();
    const digest = (await installation(1)).appPasswordDigest(password);
    expect(digest).not.toBeNull();
    expect((await installation(2)).appPasswordDigest(password)).not.toEqual(digest);
    expect((await installation(1)).appPasswordDigest(password)).toEqual(digest);
  });
});
