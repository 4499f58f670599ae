import fc from "fast-check";
import { base64url, exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  clockToleranceOf,
  isSubject,
  type TokenRules,
  verifySignedToken,
} from "@/lib/providers/openid/signed-token";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";

let provider: FakeProvider;
let published: JWK;
beforeAll(async () => {
  provider = await startFakeProvider("us");
  const { keys } = (await (await fetch(`${provider.issuer}/keys`)).json()) as { keys: [JWK] };
  published = keys[0];
});
afterAll(() => provider.stop());
afterEach(() => void vi.useRealTimers());

const rules: TokenRules = { purpose: "id-token", requiredClaims: ["sub"] };
const party = (settings = {}) => ({ issuer: provider.issuer, clientId: "us", settings });
const verify = (token: string, over: Partial<TokenRules> = {}, settings = {}) =>
  verifySignedToken(token, party(settings), { ...rules, ...over });
const verdict = async (claims: object, over?: Partial<TokenRules>, settings?: object) => {
  const found = await verify(await provider.token({ ...claims }), over, settings);
  return found.verified ? "verified" : found.reason;
};
const payload = () => {
  const iat = Math.floor(Date.now() / 1_000);
  return { iss: provider.issuer, aud: "us", sub: "victim", iat, exp: iat + 60 };
};

describe("a key that the token brings along (RFC 8725, section 3.10)", () => {
  it.each(["jwk", "jku", "x5u", "x5c"])("in %s is not used", async (member) => {
    const own = await generateKeyPair("ES256", { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    const values: Record<string, unknown> = {
      jwk,
      jku: `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [jwk] }))}`,
      x5u: "https://evil.test/cert.pem",
      x5c: ["MIIB"],
    };
    const forged = await new SignJWT(payload())
      .setProtectedHeader({ alg: "ES256", kid: "k1", [member]: values[member] })
      .sign(own.privateKey);
    expect(await verify(forged)).toMatchObject({ verified: false });
  });
});

describe("a signature that anybody could make (RFC 8725, sections 2.1 and 3.1)", () => {
  const part = (value: object) => base64url.encode(JSON.stringify(value));

  it.each(["none", "None", "NONE", "nOnE", ""])("by the algorithm %j is none", async (alg) => {
    for (const signature of ["", "AAAA"])
      expect(await verify(`${part({ alg, kid: "k1" })}.${part(payload())}.${signature}`)).toMatchObject({
        verified: false,
      });
  });

  it("by the provider's public key as a shared secret is none", async () => {
    const pem = await exportSPKI((await importJWK(published, "RS256", { extractable: true })) as CryptoKey);
    for (const secret of [JSON.stringify(published), published.n ?? "", pem])
      for (const alg of ["HS256", "HS512"]) {
        const key = new TextEncoder().encode(secret.padEnd(64, "="));
        const forged = await new SignJWT(payload()).setProtectedHeader({ alg, kid: "k1" }).sign(key);
        expect(await verify(forged), alg).toMatchObject({ verified: false });
      }
  });

  it("is not carried over to another header, payload or token", async () => {
    const [header, body, signature] = (await provider.token()).split(".");
    const [, otherBody, otherSignature] = (await provider.token({ sub: "victim" })).split(".");
    expect(await verify([header, body, signature].join("."))).toMatchObject({ verified: true });
    for (const mixed of [
      [header, otherBody, signature],
      [header, body, otherSignature],
      [part({ alg: "RS256", kid: "k1", typ: "at+jwt" }), body, signature],
      [header, body, ""],
      [header, body, signature, ""],
      [header, body],
      ["", body, signature],
      [header, `${body}=`, signature],
    ])
      expect(await verify(mixed.join(".")), mixed.join(".")).toMatchObject({ verified: false });
  });

  it("is not taken where the header asks for what we do not know (RFC 7515, section 4.1.11)", async () => {
    for (const header of [
      { crit: ["exp"], exp: 1 },
      { b64: false, crit: ["b64"] },
      { crit: [] },
      { crit: ["x"] },
    ]) {
      const [, body, signature] = (await provider.token()).split(".");
      const token = `${part({ alg: "RS256", kid: "k1", ...header })}.${body}.${signature}`;
      expect(await verify(token), JSON.stringify(header)).toMatchObject({ verified: false });
    }
  });
});

describe("whom a token is for (OpenID Connect Core 3.1.3.7, 2 to 5)", () => {
  it.each<[object, string]>([
    [{}, "verified"],
    [{ aud: ["us"] }, "verified"],
    [{ aud: ["us"], azp: "us" }, "verified"],
    [{ aud: ["us", "them"], azp: "us" }, "verified"],
    [{ aud: ["them", "us"], azp: "us" }, "verified"],
    [{ azp: "us" }, "verified"],
    [{ azp: undefined }, "verified"],
    [{ aud: ["us"], azp: undefined }, "verified"],
    [{ aud: ["us", "them"], azp: undefined }, "azp"],
    [{ aud: ["us", "us"], azp: undefined }, "azp"],
    [{ aud: ["us", "them"], azp: "them" }, "azp"],
    [{ azp: "them" }, "azp"],
    [{ azp: "" }, "azp"],
    [{ azp: null }, "azp"],
    [{ azp: ["us"] }, "azp"],
    [{ aud: [] }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    [{ aud: "US" }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    [{ aud: "us " }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    [{ aud: ["them"], azp: "us" }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    [{ aud: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    [{ iss: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED iss"],
    [{ iss: "" }, "ERR_JWT_CLAIM_VALIDATION_FAILED iss"],
    [{ sub: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED sub"],
  ])("%j: %s", async (claims, expected) => expect(await verdict(claims)).toBe(expected));

  it("is exactly the issuer that is configured: no slash, case or blank more", async () => {
    for (const iss of [`${provider.issuer}/`, provider.issuer.toUpperCase(), `${provider.issuer} `])
      expect(await verdict({ iss }), iss).toBe("ERR_JWT_CLAIM_VALIDATION_FAILED iss");
  });
});

describe("the time of a token", () => {
  const now = Math.floor(Date.now() / 1_000);
  const atNow = () => vi.useFakeTimers({ toFake: ["Date"], now: now * 1_000 });

  it.each([
    ["is over 30 s after its end", { exp: now - 30 }, "ERR_JWT_EXPIRED exp"],
    ["is not over a second before that", { exp: now - 29 }, "verified"],
    ["begins 30 s early", { nbf: now + 30 }, "verified"],
    ["does not begin earlier", { nbf: now + 31 }, "ERR_JWT_CLAIM_VALIDATION_FAILED nbf"],
    ["is no number", { exp: `${now + 60}` }, "ERR_JWT_CLAIM_VALIDATION_FAILED exp"],
    ["is nothing", { exp: null }, "ERR_JWT_CLAIM_VALIDATION_FAILED exp"],
  ])("%s", async (_, claims, expected) => {
    atNow();
    expect(await verdict(claims)).toBe(expected);
  });

  it.each([
    [600 + 30, 0, "verified"],
    [600 + 31, 0, "ERR_JWT_EXPIRED iat"],
    [-30, 0, "verified"],
    [-31, 0, "ERR_JWT_CLAIM_VALIDATION_FAILED iat"],
    [600 + 120, 120, "verified"],
    [600 + 121, 120, "ERR_JWT_EXPIRED iat"],
  ])(
    "made %i s ago, at most 600 s old: with a tolerance of %i s (0: the usual) it is %s",
    async (age, tolerance, expected) => {
      atNow();
      const settings = tolerance ? { clockToleranceSeconds: tolerance } : {};
      expect(await verdict({ iat: now - age, exp: now + 600 }, { maxTokenAge: 600 }, settings)).toBe(
        expected,
      );
    },
  );

  it("must be in it where an age is asked for, or it says so", async () => {
    expect(await verdict({ iat: undefined }, { maxTokenAge: 600 })).toMatch(/ iat$/);
    expect(await verdict({ exp: undefined }, { requiredClaims: ["exp"] })).toMatch(/ exp$/);
  });

  it("is forgiven by half a minute unless the settings say otherwise, also by nothing", () => {
    expect(clockToleranceOf(party())).toBe(30);
    expect(clockToleranceOf(party({ clockToleranceSeconds: 0 }))).toBe(0);
    expect(clockToleranceOf(party({ clockToleranceSeconds: 300 }))).toBe(300);
  });
});

describe("a subject (OpenID Connect Core 2)", () => {
  it("is at most 255 visible characters of ASCII, with no blank at an end", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 300 }), (text) => {
        const isOne =
          text.length > 0 && text.length <= 255 && text.trim() === text && /^[\x20-\x7e]*$/.test(text);
        expect(isSubject(text)).toBe(isOne);
      }),
    ));

  it.each([
    ["a", true],
    ["a".repeat(255), true],
    ["a".repeat(256), false],
    ["a b", true],
    [" a", false],
    ["a ", false],
    ["a\n", false],
    ["a\tb", false],
    ["ä", false],
    ["", false],
    [7, false],
    [null, false],
    [undefined, false],
    [["a"], false],
    [{ toString: () => "a" }, false],
  ])("%j: %s", (value, taken) => expect(isSubject(value)).toBe(taken));
});
