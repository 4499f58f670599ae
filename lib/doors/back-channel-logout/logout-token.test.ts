import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyLogoutToken } from "@/lib/doors/back-channel-logout/logout-token";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";

/* OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6. */

let provider: FakeProvider;
beforeAll(async () => {
  provider = await startFakeProvider("us");
});
afterAll(() => provider.stop());
afterEach(() => void vi.useRealTimers());

const event = "http://schemas.openid.net/event/backchannel-logout";
const honest = { jti: "token-1", sub: "anna", sid: "session-1", events: { [event]: {} } };
const party = (settings = {}) => ({ issuer: provider.issuer, clientId: "us", settings });
const verify = async (claims: object = {}, header: object = {}, settings = {}) =>
  verifyLogoutToken(await provider.token({ ...honest, ...claims }, header), party(settings));
const reason = async (claims: object, header: object = {}) => {
  const found = await verify(claims, header);
  return found.verified ? "verified" : found.reason;
};

describe("a logout token", () => {
  it("says whose session ends at which provider, and until when it could come again", async () => {
    const now = Math.floor(Date.now() / 1_000);
    vi.useFakeTimers({ toFake: ["Date"], now: now * 1_000 });
    expect(await verify()).toEqual({
      verified: true,
      logout: {
        issuer: provider.issuer,
        tokenId: "token-1",
        subject: "anna",
        sessionId: "session-1",
        tooOldAt: new Date((now + 300 + 30) * 1_000),
      },
    });
    expect(await verify({}, {}, { clockToleranceSeconds: 0 })).toMatchObject({
      logout: { tooOldAt: new Date((now + 300) * 1_000) },
    });
  });

  it.each([
    ["a session alone", { sub: undefined }, { subject: null, sessionId: "session-1" }],
    ["a person alone", { sid: undefined }, { subject: "anna", sessionId: null }],
  ])("may name %s", async (_, claims, logout) =>
    expect(await verify(claims)).toMatchObject({ verified: true, logout }),
  );

  it.each([
    ["names nobody", { sub: undefined, sid: undefined }, "neither sub nor sid"],
    ["names a person by nothing", { sub: "" }, "sub"],
    ["names a person by null", { sub: null }, "sub"],
    ["names a person with a blank at the end, who is another in the database", { sub: "anna " }, "sub"],
    ["names a session by a number", { sid: 7 }, "sid"],
    ["names a session by nothing", { sid: "" }, "sid"],
    ["is an ID token, by its nonce", { nonce: "n" }, "nonce"],
    ["is an ID token, by an empty nonce", { nonce: null }, "nonce"],
    ["has no events", { events: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED events"],
    ["has another event", { events: { "http://schemas.openid.net/event/other": {} } }, "events"],
    ["has a list of events", { events: [event] }, "events"],
    ["has the event as a text", { events: event }, "events"],
    ["has an event that is no object", { events: { [event]: true } }, "events"],
    ["has an event that is a list", { events: { [event]: [] } }, "events"],
    ["has an event that is null", { events: { [event]: null } }, "events"],
    ["has no id", { jti: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED jti"],
    ["has an empty id", { jti: "" }, "jti"],
    ["has a number for an id", { jti: 1 }, "jti"],
    ["has no end", { exp: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED exp"],
    ["has no beginning", { iat: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED iat"],
    ["is for another client", { aud: "them" }, "ERR_JWT_CLAIM_VALIDATION_FAILED aud"],
    ["is of another issuer", { iss: "https://evil.test" }, "ERR_JWT_CLAIM_VALIDATION_FAILED iss"],
  ])("is none when it %s", async (_, claims, expected) => expect(await reason(claims)).toBe(expected));

  it("is none after five minutes and the tolerance, however long it says it lasts", async () => {
    const now = Math.floor(Date.now() / 1_000);
    vi.useFakeTimers({ toFake: ["Date"], now: now * 1_000 });
    expect(await reason({ iat: now - 330, exp: now + 9_999 })).toBe("verified");
    expect(await reason({ iat: now - 331, exp: now + 9_999 })).toBe("ERR_JWT_EXPIRED iat");
  });

  it.each(["logout+jwt", "LOGOUT+JWT", "application/logout+jwt", "JWT", undefined])(
    "may be of the type %s (section 2.4)",
    async (typ) => expect(await reason({}, typ === undefined ? {} : { typ })).toBe("verified"),
  );

  it.each(["at+jwt", "id+jwt", "logout", "jwt; x", ""])(
    "is not made of a token of the type %j (RFC 8725, section 3.11)",
    async (typ) => expect(await reason({}, { typ })).toBe("typ"),
  );

  it("must be signed by the provider", async () => {
    const forged = await provider.forgedToken(honest);
    expect(await verifyLogoutToken(forged, party())).toEqual({
      verified: false,
      reason: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
      detail: 'Wrong signature: signed by "k1" (RS256); the provider has published "k1" (RS256).',
    });
    for (const nonsense of ["", "a.b.c", "null", "..", "e30.e30.e30"])
      expect(await verifyLogoutToken(nonsense, party()), nonsense).toMatchObject({ verified: false });
  });
});
