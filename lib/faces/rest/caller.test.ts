import { describe, expect, it } from "vitest";
import {
  type Caller,
  requireAllowed,
  requireOwnPage,
  requireReauthenticationFor,
} from "@/lib/faces/rest/caller";
import type { Operation } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";
import { AppError } from "@/lib/platform/errors";

const portal = "https://localhost:8443";
const ownPage = { origin: portal, "sec-fetch-site": "same-origin" };
const request = (headers: Record<string, string> = ownPage) => new Request(`${portal}/x`, { headers });
const actor = { kind: "superadmin", id: "1", name: "root" } as const;
const key = (...scopes: string[]): Caller => ({
  actor,
  via: "key",
  scopes,
  reauthenticatedLately: false,
  limitKey: "k",
});
const session = (reauthenticatedLately: boolean): Caller => ({
  actor,
  via: "session",
  scopes: null,
  reauthenticatedLately,
  limitKey: "s",
});
const operation = (over: Partial<Operation> = {}) =>
  ({ method: "post", area: "mailboxes", ...over }) as Operation;

const outcome = (act: () => void) => {
  try {
    act();
    return "allowed";
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe("a key", () => {
  it.each([
    [["mailboxes:read"], "get", "allowed"],
    [["mailboxes:read"], "post", "forbidden"],
    [["mailboxes:write"], "get", "allowed"],
    [["mailboxes:write"], "patch", "allowed"],
    [["mailboxes:write"], "delete", "allowed"],
    [["all:read"], "get", "allowed"],
    [["all:read"], "put", "forbidden"],
    [["all:write"], "put", "allowed"],
    [["domains:write"], "get", "forbidden"],
    [["mailboxes"], "get", "forbidden"],
    [["MAILBOXES:WRITE"], "get", "forbidden"],
    [["mailboxes:write "], "get", "forbidden"],
    [[], "get", "forbidden"],
  ] as const)("with the scopes %j may %s: %s", (scopes, method, expected) =>
    expect(outcome(() => requireAllowed(key(...scopes), operation({ method }), request({})))).toBe(expected),
  );

  it("does not need a page of ours: no browser sends it along by itself", () => {
    const foreign = request({ origin: "https://evil.test", "sec-fetch-site": "cross-site" });
    expect(outcome(() => requireAllowed(key("all:write"), operation(), foreign))).toBe("allowed");
  });

  it("never does what is for people, whatever its scopes", () => {
    for (const method of ["get", "post"] as const)
      expect(
        outcome(() => requireAllowed(key("all:write"), operation({ method, peopleOnly: true }), request())),
      ).toBe("forbidden");
  });

  it("is not asked for a proof: nobody is there who could give one", () => {
    const dangerous = operation({ dangerous: true, dangerousFields: ["role"] });
    expect(outcome(() => requireAllowed(key("all:write"), dangerous, request({})))).toBe("allowed");
    expect(
      outcome(() => requireReauthenticationFor(key("all:write"), dangerous, { role: "superadmin" })),
    ).toBe("allowed");
  });
});

describe("a session", () => {
  it.each([
    ["get", ownPage, "allowed"],
    ["post", ownPage, "allowed"],
    ["get", {}, "allowed"],
    ["post", {}, "forbidden"],
    ["put", { origin: "https://evil.test" }, "forbidden"],
    ["patch", { "sec-fetch-site": "same-site", origin: portal }, "forbidden"],
    ["delete", { "sec-fetch-site": "none" }, "forbidden"],
    ["delete", { origin: `${portal}.evil.test` }, "forbidden"],
    ["post", { origin: "http://localhost:8443" }, "forbidden"],
  ] as const)("%s from a page with %j: %s", (method, headers, expected) =>
    expect(outcome(() => requireAllowed(session(true), operation({ method }), request(headers)))).toBe(
      expected,
    ),
  );

  it.each([
    [{}, false, "allowed"],
    [{ dangerous: true }, false, "forbidden"],
    [{ dangerous: true }, true, "allowed"],
    [{ peopleOnly: true }, false, "forbidden"],
    [{ peopleOnly: true }, true, "allowed"],
    [{ dangerousFields: ["role"] }, false, "allowed"],
  ] as const)("for %j, proved lately %s: %s", (over, proved, expected) =>
    expect(outcome(() => requireAllowed(session(proved), operation(over), request()))).toBe(expected),
  );

  it("has to be proved even to read what is for people only", () =>
    expect(
      outcome(() =>
        requireAllowed(session(false), operation({ method: "get", peopleOnly: true }), request()),
      ),
    ).toBe("forbidden"));

  it("that was proved is still no way in for a foreign page", () =>
    expect(outcome(() => requireAllowed(session(true), operation({ dangerous: true }), request({})))).toBe(
      "forbidden",
    ));
});

describe("fields that make a call dangerous", () => {
  const edit = operation({ dangerousFields: ["password", "role"] });

  it.each<[unknown, string]>([
    [{ displayName: "A" }, "allowed"],
    [{}, "allowed"],
    [undefined, "allowed"],
    [null, "allowed"],
    ["password", "allowed"],
    [{ password: "x" }, "forbidden"],
    [{ role: null, displayName: "A" }, "forbidden"],
    [{ password: undefined }, "forbidden"],
    [Object.create({ password: "inherited" }), "allowed"],
    [{ Password: "x" }, "allowed"],
  ])("in %j without a proof: %s", (body, expected) => {
    expect(outcome(() => requireReauthenticationFor(session(false), edit, body))).toBe(expected);
    expect(outcome(() => requireReauthenticationFor(session(true), edit, body))).toBe("allowed");
  });

  it("are fields that the operation takes, or they would guard nothing", () => {
    const withFields = operations.filter(({ dangerousFields }) => dangerousFields);
    expect(withFields.length).toBeGreaterThan(0);
    for (const { id, body, dangerousFields = [] } of withFields)
      for (const field of dangerousFields)
        expect(Object.keys("shape" in body ? (body.shape as object) : {}), id).toContain(field);
  });
});

it("a page of ours is at our own origin, and at no other port or scheme", () => {
  expect(outcome(() => requireOwnPage(request()))).toBe("allowed");
  for (const origin of ["https://localhost", "http://localhost:8443", "https://localhost:8444", "null", ""])
    expect(
      outcome(() => requireOwnPage(request({ origin }))),
      origin,
    ).toBe("forbidden");
});
