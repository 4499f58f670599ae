import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyIdToken } from "@/lib/doors/sign-in/id-token";
import { readUserinfo } from "@/lib/doors/sign-in/read-userinfo";
import { readProvider } from "@/lib/providers/openid/discovery";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";

let provider: FakeProvider;
beforeAll(async () => {
  provider = await startFakeProvider();
});
afterAll(() => provider.stop());

const party = (issuer = provider.issuer) => ({ issuer, clientId: "letterlock", settings: {} });
const verify = (token: string) => verifyIdToken(token, party());
const now = () => Math.floor(Date.now() / 1_000);

describe("verifyIdToken", () => {
  it("accepts an honest token", async () => {
    expect(await verify(await provider.token({ email: "a@b.test" }))).toMatchObject({
      verified: true,
      claims: { sub: "subject-1", email: "a@b.test" },
    });
  });

  it("refuses a signature by another key", async () => {
    expect(await verify(await provider.forgedToken())).toMatchObject({ verified: false });
  });

  it("refuses the algorithms none and HMAC", async () => {
    const claims = { iss: provider.issuer, aud: "letterlock", sub: "x", iat: now(), exp: now() + 60 };
    expect(await verify(new UnsecuredJWT(claims).encode())).toMatchObject({ verified: false });
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(Buffer.alloc(32, 1));
    expect(await verify(shared)).toMatchObject({ verified: false });
  });

  it.each([
    ["another issuer", { iss: "https://evil.test" }],
    ["another audience", { aud: "other-client" }],
    ["several audiences without being the authorised party", { aud: ["letterlock", "other"], azp: "other" }],
    ["another authorised party", { azp: "other" }],
    ["an expired token", { iat: 1_000, exp: 2_000 }],
    ["an old token that does not expire", { iat: 1_000, exp: 4_000_000_000 }],
    ["an empty subject", { sub: "" }],
    ["a subject with a blank at the end", { sub: "subject-1 " }],
    ["an endless subject", { sub: "x".repeat(256) }],
  ])("refuses %s", async (_, claims) => {
    expect(await verify(await provider.token(claims))).toMatchObject({ verified: false });
  });

  it("takes one for ten minutes after it was made, and the clock's half a minute", async () => {
    const made = async (secondsAgo: number) => {
      const token = await provider.token({ iat: now() - secondsAgo, exp: now() + 3_600 });
      return (await verify(token)).verified;
    };
    expect([await made(600), await made(628), await made(632)]).toEqual([true, true, false]);
  });

  it("reports an unreachable provider as an outage, not as a bad token", async () => {
    const gone = await startFakeProvider();
    const token = await gone.token();
    await gone.stop();
    await expect(verifyIdToken(token, party(gone.issuer))).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

describe("endpoints entered by hand", () => {
  const issuer = "https://without-discovery.test";
  const byHand = () => ({
    authorization: `${provider.issuer}/authorize`,
    token: `${provider.issuer}/token`,
    jwks: `${provider.issuer}/keys`,
  });

  it("are enough to verify a token, without a discovery document", async () => {
    const own = { ...party(issuer), settings: { endpoints: byHand() } };
    expect(await verifyIdToken(await provider.token({ iss: issuer }), own)).toMatchObject({ verified: true });
    expect(await verifyIdToken(await provider.token(), own)).toMatchObject({ verified: false });
    expect(await readUserinfo(own, { accessToken: "token", subject: "subject-1" })).toEqual({
      state: "none",
    });
  });

  it("stand over those of the discovery document, which must still name the issuer", async () => {
    const endpoints = { userinfo: `${provider.issuer}/elsewhere` };
    const source = { ...party(), settings: { endpoints } };
    expect(await readProvider(source)).toMatchObject({
      metadata: { userinfo_endpoint: endpoints.userinfo, token_endpoint: `${provider.issuer}/token` },
    });
    provider.claimedIssuer = "https://evil.test";
    await expect(readProvider(source)).rejects.toMatchObject({ code: "invalid-input" });
    provider.claimedIssuer = null;
  });
});

describe("readProvider", () => {
  it("refuses a document that names another issuer", async () => {
    provider.claimedIssuer = "https://evil.test";
    await expect(readProvider(party())).rejects.toMatchObject({ code: "invalid-input" });
    provider.claimedIssuer = null;
  });

  it("gives up on a provider that hangs", async () => {
    const hanging = await startFakeProvider();
    hanging.hanging = true;
    const reading = readProvider(party(hanging.issuer), performance.now() + 200);
    await expect(reading).rejects.toMatchObject({ code: "unavailable" });
    await hanging.stop();
  });
});
