import { describe, expect, it } from "vitest";
import { claimFault, signatureFault } from "@/lib/providers/openid/token-fault";

const ago = (seconds: number) => Math.floor(Date.now() / 1_000) - seconds;

describe("what is said of a claim", () => {
  it.each<[string, object, object, RegExp]>([
    [
      "exp",
      { exp: ago(90) },
      { toleranceSeconds: 30 },
      /^The token expired 9[01] s ago; 30 s are tolerated\.$/,
    ],
    [
      "iat",
      { iat: ago(700) },
      { toleranceSeconds: 30, maxAgeSeconds: 600 },
      /^The token was issued 70[01] s ago and may be 600 s old; 30 s are tolerated\.$/,
    ],
    ["iat", { iat: ago(-90) }, {}, /^The token was issued (89|90) s in the future; 0 s are tolerated\.$/],
    ["exp", { exp: "soon" }, {}, /^The token's "exp" is "soon"\.$/],
    [
      "iss",
      { iss: "https://a" },
      { expected: "https://b" },
      /^The token's "iss" is "https:\/\/a" instead of "https:\/\/b"\.$/,
    ],
    ["aud", { aud: ["x", "y"] }, { expected: "us" }, /^The token's "aud" is \["x","y"\] instead of "us"\.$/],
    ["azp", {}, { expected: "us" }, /^The token has no "azp"\.$/],
    ["nonce", { nonce: "secret" }, { expected: "other" }, /^The token's "nonce" does not fit\.$/],
  ])("%s, %j", (claim, claims, more, said) =>
    expect(claimFault(claim, { claims: { ...claims }, ...more })).toMatch(said),
  );

  it("is one short line, whatever the sender has put into it, and no token", () => {
    const token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
    for (const value of [
      "a\nb\u202e\u009b\u2028c",
      "x".repeat(9_000),
      token,
      { deep: [token] },
      "\u{1f600}".repeat(400),
    ]) {
      const said = claimFault("iss", { claims: { iss: value }, expected: value });
      expect(said).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u);
      expect(said).not.toContain("eyJ");
    }
  });
});

it("says by which key a token is signed, and which the provider has", () => {
  const published = [{ kid: "k1", alg: "RS256" }, { kty: "EC" }];
  expect(signatureFault("ERR_JWKS_NO_MATCHING_KEY", { alg: "ES256", kid: "old\nkey" }, published)).toBe(
    'No such key: signed by "old\\nkey" (ES256); the provider has published "k1" (RS256), a key without a name (EC).',
  );
  expect(signatureFault("ERR_JWKS_NO_MATCHING_KEY", { alg: "RS256" }, [])).toBe(
    "No such key: signed by a key without a name (RS256); the provider has published none.",
  );
  const many = Array.from({ length: 50 }, (_, at) => ({ kid: `k${at}`, alg: "RS256" }));
  expect(signatureFault("ERR_JWKS_NO_MATCHING_KEY", { alg: "RS256", kid: "k" }, many)).toContain(
    '"k4" (RS256) and 45 more.',
  );
});
