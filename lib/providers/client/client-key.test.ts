import { expect, it } from "vitest";
import { announcedAlgorithm, clientKey, newClientKey, publicJwk } from "@/lib/providers/client/client-key";

it.each([
  ["nothing", undefined, "RS256"],
  ["no list", "ES256", "RS256"],
  ["all", ["PS256", "ES256", "RS256"], "RS256"],
  ["none of the usual ones", ["EdDSA", "PS256", "ES256"], "ES256"],
  ["nothing that we can", ["HS256", "ES512"], null],
  ["an empty list", [], null],
])("a provider that announces %s", (_, announced, algorithm) => {
  expect(announcedAlgorithm(announced)).toBe(algorithm);
});

it("a key that was stored before there was a choice signs by RS256", () => {
  const jwk = { kty: "RSA", n: "n", e: "AQAB", d: "d" };
  const key = clientKey.parse({ kid: "k", createdAt: "2026-01-01T00:00:00Z", jwk });
  expect(publicJwk(key)).toEqual({ kty: "RSA", n: "n", e: "AQAB", kid: "k", use: "sig", alg: "RS256" });
});

it.each(["RS256", "ES256", "PS256"] as const)(
  "%s: a stored key is read as it was made",
  async (algorithm) => {
    const key = await newClientKey(algorithm);
    expect(clientKey.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
    expect(publicJwk(key)).not.toHaveProperty("d");
  },
);
