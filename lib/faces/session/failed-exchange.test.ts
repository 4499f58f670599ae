import { describe, expect, it } from "vitest";
import { failureOf, refusalThere } from "@/lib/faces/session/failed-exchange";
import { AppError } from "@/lib/platform/errors";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { verbatim } from "@/lib/words/compose-text";

/** As Auth.js wraps what broke off in the callback. */
const wrapped = (err: Error) =>
  Object.assign(new Error("x", { cause: { err } }), { type: "CallbackRouteError" });
const reasonOf = (error: unknown) => failureOf(error).reason;
const answered = (status: number, error: string, description: string | null = null) =>
  new ForeignProblem("status", verbatim(`https://id.test/token answered ${status}.`), {
    status,
    words: { error, description },
  });

describe("failureOf", () => {
  it("knows a sign-in that another tab or another browser started", () => {
    expect(reasonOf(Object.assign(new Error("pkce"), { type: "InvalidCheck" }))).toBe("sign-in-expired");
    for (const message of [
      'unexpected "state" response parameter value',
      'response parameter "state" missing',
    ])
      expect(reasonOf(wrapped(new Error(message)))).toBe("sign-in-expired");
  });

  it("knows a provider that does not answer", () => {
    const late = new ForeignProblem("timeout", verbatim("x"));
    expect(reasonOf(wrapped(late))).toBe("provider-unavailable");
    expect(reasonOf(wrapped(new Error("outer", { cause: late })))).toBe("provider-unavailable");
  });

  it.each([
    [401, "invalid_client", "provider-misconfigured"],
    [400, "invalid_client", "provider-misconfigured"],
    [400, "unauthorized_client", "provider-misconfigured"],
    [400, "unsupported_grant_type", "provider-misconfigured"],
    [400, "invalid_scope", "provider-misconfigured"],
    [401, "odd", "provider-misconfigured"],
    [400, "invalid_grant", "token-invalid"],
    [400, "odd", "token-invalid"],
    [503, "temporarily_unavailable", "provider-unavailable"],
  ])("reads %i %s of the token endpoint as %s, and keeps the provider's words", (status, error, reason) => {
    expect(failureOf(wrapped(answered(status, error, "Bad\u0000 secret\nnew line")))).toEqual({
      reason,
      detail: `${status} ${error}: Bad  secret new line`,
    });
  });

  it("says by itself what happened where the provider has said nothing", () => {
    const silent = new ForeignProblem("status", verbatim("https://id.test/token answered 401."), {
      status: 401,
    });
    expect(failureOf(wrapped(silent))).toEqual({
      reason: "provider-misconfigured",
      detail: "https://id.test/token answered 401.",
    });
  });

  it("keeps no token that a provider puts into its words", () => {
    const told = answered(400, "invalid_request", "got code=abc-123 and eyJhbGciOiJSUzI1NiJ9.e30.sig");
    expect(failureOf(wrapped(told)).detail).toBe("400 invalid_request: got code=[hidden] and [token]");
  });

  it("says what was wrong with the settings, in our own words", () => {
    const other = new AppError("invalid-input", verbatim("The provider calls itself https://other.test."));
    expect(failureOf(wrapped(other))).toEqual({
      reason: "provider-misconfigured",
      detail: "The provider calls itself https://other.test.",
    });
  });

  it.each<[object, string | null]>([
    [
      { claims: { iss: "https://a" }, claim: "iss", expected: "https://b" },
      `"iss" is "https://a" instead of "https://b".`,
    ],
    [{ claims: { aud: "us", iat: 1, iss: "https://b", sub: "x" } }, 'has no "exp".'],
    [{ claims: { nonce: "n" }, claim: "nonce", expected: "m" }, '"nonce" does not fit.'],
    [{ header: { alg: "HS256" }, expected: ["RS256"] }, `"alg" is "HS256" instead of ["RS256"].`],
    [{ claims: { aud: "us", exp: "x", iat: 1, iss: "https://b", sub: "x" } }, null],
  ])("says what is wrong with an ID token that Auth.js refuses: %j", (cause, said) => {
    const refused = Object.assign(new Error("x", { cause }), { code: "OAUTH_INVALID_RESPONSE" });
    const { reason, detail } = failureOf(wrapped(refused));
    expect(reason).toBe("token-invalid");
    expect(detail).toMatch(said === null ? /^OAUTH_INVALID_RESPONSE$/ : /^The token/);
    expect(detail).toContain(said ?? "");
  });

  it("takes everything else for an answer that is not right, and quotes nothing of it", () => {
    const issuer = wrapped(new Error('unexpected "iss" (issuer) response parameter value'));
    expect(failureOf(issuer)).toEqual({ reason: "token-invalid", detail: null });
    const coded = Object.assign(new Error("eyJ-a-whole-token"), { code: "OAUTH_PARSE_ERROR" });
    expect(failureOf(wrapped(coded))).toEqual({ reason: "token-invalid", detail: "OAUTH_PARSE_ERROR" });
    expect(reasonOf(wrapped(new ForeignProblem("redirect", verbatim("x"))))).toBe("token-invalid");
    expect(failureOf(null)).toEqual({ reason: "token-invalid", detail: null });
  });
});

describe("refusalThere", () => {
  const read = (fields: Record<string, string>) => refusalThere(new URLSearchParams(fields));

  it.each([
    ["access_denied", "provider-refused"],
    ["login_required", "provider-refused"],
    ["interaction_required", "provider-refused"],
    ["temporarily_unavailable", "provider-unavailable"],
    ["unauthorized_client", "provider-misconfigured"],
    ["something_of_their_own", "provider-refused"],
    ["constructor", "provider-refused"],
  ])("%s is %s", (error, reason) => {
    expect(read({ error })).toEqual({ reason, detail: error });
  });

  it("is bounded and on one line, and nothing when there is no error", () => {
    const long = read({ error: "access_denied", error_description: `a\n<b>\u202e${"x".repeat(900)}` });
    expect(long?.detail).toMatch(/^access_denied: a <b> x+$/);
    expect(long?.detail?.length).toBeLessThanOrEqual(200);
    expect(read({ code: "x" })).toBeNull();
  });
});
