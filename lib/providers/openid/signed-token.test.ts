import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type TokenRules, verifySignedToken } from "@/lib/providers/openid/signed-token";
import { signingAlgorithms } from "@/lib/providers/openid/signing-algorithms";

/* A provider whose keys change while we look: no real one does that on command. */

let server: Server;
let base = "";
let served: unknown = { keys: [] };
let looks = 0;
/** Each test has a provider of its own, whose keys nobody has seen yet. */
let issuer = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const own = `${base}/${request.url?.split("/")[1]}`;
    const isKeys = request.url?.endsWith("/keys") === true;
    if (isKeys) looks++;
    const metadata = {
      issuer: own,
      authorization_endpoint: `${own}/authorize`,
      token_endpoint: `${own}/token`,
      jwks_uri: `${own}/keys`,
    };
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(isKeys ? served : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
let providers = 0;
beforeEach(() => {
  issuer = `${base}/provider-${++providers}`;
  looks = 0;
});
afterAll(() => void server.close());

interface Key {
  jwk: JWK;
  sign(header?: object, claims?: object): Promise<string>;
}

/** For all of its algorithms, since such a pair takes long to find. */
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

async function newKey(kid: string | undefined, alg = "ES256"): Promise<Key> {
  const pair = /^[RP]S/.test(alg) ? rsa : await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), ...(kid === undefined ? {} : { kid }) };
  return {
    jwk,
    sign: (header = {}, claims = {}) =>
      new SignJWT({ sub: "a", ...claims })
        .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }), ...header })
        .setIssuer(issuer)
        .setAudience("us")
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(pair.privateKey),
  };
}

const serve = (...keys: Key[]) => {
  served = { keys: keys.map(({ jwk }) => jwk) };
};
const verify = (token: string, purpose: TokenRules["purpose"] = "id-token", settings = {}) =>
  verifySignedToken(token, { issuer, clientId: "us", settings }, { purpose, requiredClaims: ["sub"] });
const verified = async (token: string, purpose?: TokenRules["purpose"]) =>
  (await verify(token, purpose)).verified;

describe("a signature", () => {
  it.each(signingAlgorithms)("by %s is taken, whatever the provider announces", async (alg) => {
    const key = await newKey("k", alg);
    serve(key);
    expect(await verify(await key.sign())).toMatchObject({ verified: true });
  });

  it("by one of several keys without a name is found", async () => {
    const keys = await Promise.all([newKey(undefined), newKey(undefined), newKey(undefined)]);
    serve(...keys);
    for (const key of keys) expect(await verified(await key.sign())).toBe(true);
    const stranger = await newKey(undefined);
    expect(await verified(await stranger.sign())).toBe(false);
  });

  it("is not looked for in a set that is none", async () => {
    const key = await newKey("k");
    served = { keys: "none" };
    await expect(verify(await key.sign())).rejects.toMatchObject({ kind: "malformed" });
    served = { keys: [{ ...key.jwk, x: "!" }, { kty: "RSA" }] };
    expect(await verified(await key.sign())).toBe(false);
  });

  it("is not even checked for a payload beyond all measure", async () => {
    const key = await newKey("k");
    serve(key);
    const nested = JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`);
    expect(await verify(await key.sign({}, { nested }))).toMatchObject({ verified: false });
    expect(await verify("a.b")).toMatchObject({ verified: false });
    expect(looks).toBe(0);
  });
});

describe("a key", () => {
  it("that is new is found at once, under a new name and under the old one", async () => {
    const first = await newKey("k1");
    serve(first);
    expect(await verified(await first.sign())).toBe(true);
    const second = await newKey("k2");
    serve(second);
    expect(await verified(await second.sign())).toBe(true);
    const third = await newKey("k2");
    serve(third);
    expect(await verified(await third.sign())).toBe(true);
    expect(looks).toBe(3);
  });

  it("is looked at once for many tokens, and is good for five minutes after it was withdrawn", async () => {
    const key = await newKey("k");
    serve(key);
    for (let count = 0; count < 5; count++) expect(await verified(await key.sign())).toBe(true);
    expect(looks).toBe(1);
    serve();
    expect(await verified(await key.sign())).toBe(true);
    const later = performance.now() + 5 * 60_000 + 1;
    const clock = vi.spyOn(performance, "now").mockReturnValue(later);
    // The cache looks at the clock at most once a millisecond.
    await expect.poll(async () => verified(await key.sign())).toBe(false);
    clock.mockRestore();
  });

  it("that nobody has makes us look seven times a minute at most, and stands in nobody's way", async () => {
    const key = await newKey("k");
    serve(key);
    const forged = await newKey("forged");
    for (let count = 0; count < 30; count++)
      expect(await verified(await forged.sign({ kid: `forged-${count}` }, {}), "logout-token")).toBe(false);
    expect(looks).toBe(7);
    const next = await newKey("next");
    serve(key, next);
    expect(await verified(await next.sign(), "id-token")).toBe(true);
  });
});

it("forgives a clock as far as the provider's settings say", async () => {
  const key = await newKey("k");
  serve(key);
  const soon = Math.floor(Date.now() / 1_000) + 100;
  const token = await key.sign({}, { nbf: soon });
  expect(await verify(token)).toEqual({
    verified: false,
    reason: "ERR_JWT_CLAIM_VALIDATION_FAILED nbf",
    detail: expect.stringMatching(/^The token is not valid for another (100|99) s; 30 s are tolerated\.$/),
  });
  expect(await verify(token, "id-token", { clockToleranceSeconds: 120 })).toMatchObject({ verified: true });
});
