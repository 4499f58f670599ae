import { describe, expect, it } from "vitest";
import { ForeignProblem } from "@/lib/foreign-answer/foreign-problem";
import { reasonOfFailure } from "@/lib/session/failed-exchange";

/** As Auth.js wraps what broke off in the callback. */
const wrapped = (err: Error) =>
  Object.assign(new Error("x", { cause: { err } }), { type: "CallbackRouteError" });

describe("reasonOfFailure", () => {
  it("knows a sign-in that another tab or another browser started", () => {
    expect(reasonOfFailure(Object.assign(new Error("pkce"), { type: "InvalidCheck" }))).toBe(
      "sign-in-expired",
    );
    for (const message of [
      'unexpected "state" response parameter value',
      'response parameter "state" missing',
    ])
      expect(reasonOfFailure(wrapped(new Error(message)))).toBe("sign-in-expired");
  });

  it("knows a provider that does not answer", () => {
    const late = new ForeignProblem("timeout", "x");
    expect(reasonOfFailure(wrapped(late))).toBe("provider-unavailable");
    expect(reasonOfFailure(wrapped(new Error("outer", { cause: late })))).toBe("provider-unavailable");
  });

  it("takes everything else for an answer that is not right", () => {
    expect(reasonOfFailure(wrapped(new Error('unexpected "iss" (issuer) response parameter value')))).toBe(
      "token-invalid",
    );
    expect(reasonOfFailure(wrapped(new ForeignProblem("redirect", "x")))).toBe("token-invalid");
    expect(reasonOfFailure(null)).toBe("token-invalid");
  });
});
