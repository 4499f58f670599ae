import { describe, expect, it } from "vitest";
import { secretColumns } from "@/lib/accounts/identity-provider/secret-columns";
import { newClientKey } from "@/lib/providers/client/client-key";
import { clientSettings } from "@/lib/providers/client/client-settings";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import { credentialOf, readSecrets, sealSecrets } from "@/lib/providers/settings/secrets";

describe("what our client proves itself with, as it is stored", () => {
  const sealed = () => sealSecrets("p1", { clientSecret: "s3cret", clientKeys: {} });

  it("opens for its provider", () => expect(readSecrets("p1", sealed()).clientSecret).toBe("s3cret"));

  it("shows nothing", () => expect(sealed()).not.toContain("s3cret"));

  it("does not open for another provider, to whose row somebody has copied it", () =>
    expect(() => readSecrets("p2", sealed())).toThrow("can't be decrypted"));

  it("is a fault where it is missing, never an empty secret", () => {
    expect(() => readSecrets("p1", null)).toThrow("no client secret");
    expect(() => readSecrets("p1", "")).toThrow("can't be decrypted");
  });
});

describe("the proof of a client", () => {
  const ways = (authentication: "client_secret_basic" | "client_secret_post" | "private_key_jwt") =>
    clientSettings.parse({ authentication });
  const secret = { clientSecret: "s3cret", clientKeys: {} };

  it.each(["client_secret_basic", "client_secret_post"] as const)("is the secret by %s", (method) => {
    expect(credentialOf(ways(method), secret)).toEqual({ method, secret: "s3cret" });
    expect(credentialOf(ways(method), { clientKeys: {} })).toBeNull();
  });

  it("is never the secret where a key is asked for, nor a key that is only prepared", async () => {
    expect(credentialOf(ways("private_key_jwt"), secret)).toBeNull();
    const next = await newClientKey("ES256");
    expect(credentialOf(ways("private_key_jwt"), { ...secret, clientKeys: { next } })).toBeNull();
    expect(credentialOf(ways("private_key_jwt"), { clientKeys: { signing: next } })).toMatchObject({
      method: "private_key_jwt",
      key: { kid: next.kid },
    });
  });
});

/** A provider as its form leaves it. */
const place = (issuer: string, settings: object = {}) => ({
  kind: "oidc" as const,
  issuer,
  settings: openIdSettings.parse(settings),
});
const here = place("https://id.demo.test");
const signing = { client: { authentication: "private_key_jwt" } };

describe("a stored secret", () => {
  const columns = (
    given: { clientSecret?: string },
    before: ReturnType<typeof place> | null,
    after: ReturnType<typeof place>,
  ) => secretColumns("p1", given, before, after, "ES256");

  it("stays where the provider stays", async () => {
    expect(await columns({}, here, here)).toEqual({});
    expect(await columns({}, here, place("https://id.demo.test", { scopes: "openid" }))).toEqual({});
  });

  it.each([
    ["another issuer", place("https://evil.test")],
    [
      "another token endpoint",
      place("https://id.demo.test", { endpoints: { token: "https://evil.test/t" } }),
    ],
    [
      "another address for pushed requests",
      place("https://id.demo.test", { endpoints: { pushedAuthorization: "https://evil.test/p" } }),
    ],
  ])("is not sent to %s: it must be entered again", async (_, after) => {
    await expect(columns({}, here, after)).rejects.toMatchObject({
      code: "invalid-input",
      fields: { clientSecret: expect.stringContaining("entered again") },
    });
    const { sealedSecrets = "" } = await columns({ clientSecret: "fresh" }, here, after);
    expect(readSecrets("p1", sealedSecrets)).toMatchObject({ clientSecret: "fresh" });
  });

  it("is needed at first, and after a key", async () => {
    await expect(columns({}, null, here)).rejects.toMatchObject({ code: "invalid-input" });
    await expect(columns({}, place("https://id.demo.test", signing), here)).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

describe("a key of our own", () => {
  const after = place("https://id.demo.test", signing);

  it("is made where there is none, and takes the secret's place", async () => {
    const made = await secretColumns("p1", {}, here, after, "ES256");
    const stored = readSecrets("p1", made.sealedSecrets ?? "");
    expect(stored.clientSecret).toBeUndefined();
    expect(stored.clientKeys.signing).toMatchObject({ algorithm: "ES256" });
    expect(made.secretSetAt).toBeNull();
  });

  it("stays with its provider, and is another one for another issuer", async () => {
    expect(await secretColumns("p1", {}, after, after, "ES256")).toEqual({});
    const moved = await secretColumns("p1", {}, after, place("https://other.test", signing), "ES256");
    expect(readSecrets("p1", moved.sealedSecrets ?? "").clientKeys.signing).toBeDefined();
  });

  it("takes no secret beside it, which would do nothing", () =>
    expect(secretColumns("p1", { clientSecret: "x" }, null, after, "ES256")).rejects.toMatchObject({
      code: "invalid-input",
      fields: { clientSecret: expect.any(String) },
    }));
});
