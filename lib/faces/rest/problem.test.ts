import { beforeEach, describe, expect, it, vi } from "vitest";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { TooManyRequests } from "@/lib/faces/rest/rate-limit";
import {
  answersTo,
  methodNotAllowed,
  optionsAnswer,
  routeMethods,
  unknownPath,
} from "@/lib/faces/rest/wrong-method";
import { AppError, type ErrorCode, errorKinds } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";
import { say, type Text, words } from "@/lib/words/text";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ error: log, warn: log, info: log }) }));
beforeEach(() => void log.mockClear());
vi.mock("@/lib/words/languages", async (original) => ({
  ...(await original<typeof import("@/lib/words/languages")>()),
  sayIn: (language: string) => (text: Text) => say(text, language, language === "de" ? german : {}),
}));
const german = { fruit: { missing: "{name} fehlt.", required: "muss angegeben werden" } };
const fruit = words("fruit", { missing: "{name} is missing.", required: "required" });

const answer = async (thrown: unknown, headers?: Record<string, string>) => {
  const response = problemAnswer(thrown, { requestId: "r-1", ...(headers ? { headers } : {}) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.json(),
  };
};
const codes = Object.keys(errorKinds) as ErrorCode[];

describe("a problem (RFC 9457)", () => {
  it.each(codes)("%s has its status in the line and in the document, and no cache keeps it", async (code) => {
    const { status, headers, body } = await answer(new AppError(code, verbatim("What happened.")));
    expect(status).toBe(errorKinds[code].status);
    expect(headers).toMatchObject({
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": "r-1",
    });
    expect(body).toEqual({
      type: `urn:letterlock:problem:${code}`,
      title: errorKinds[code].title,
      status,
      detail: "What happened.",
      code,
      requestId: "r-1",
    });
  });

  it("tells each field, and has no list where there is none", async () => {
    const fields = { name: verbatim("must not be empty"), "items.0": verbatim("is unknown") };
    expect((await answer(new AppError("invalid-input", verbatim("x"), { fields }))).body.errors).toEqual([
      { field: "name", detail: "must not be empty" },
      { field: "items.0", detail: "is unknown" },
    ]);
    expect(
      (await answer(new AppError("invalid-input", verbatim("x"), { fields: {} }))).body,
    ).not.toHaveProperty("errors");
  });

  it.each([
    ["de", "pear fehlt.", "muss angegeben werden"],
    ["fr", "pear is missing.", "required"],
  ])("is said in %s as far as that is known", async (language, detail, field) => {
    const error = new AppError("invalid-input", fruit("missing", { name: "pear" }), {
      fields: { pear: fruit("required") },
    });
    const response = problemAnswer(error, { requestId: "r-1", language });
    expect(response.headers.get("content-language")).toBe(language);
    expect(await response.json()).toMatchObject({ detail, errors: [{ field: "pear", detail: field }] });
  });

  it.each<[string, unknown]>([
    ["an error of a library", new TypeError("SELECT password_hash FROM mailbox")],
    ["a text", "a secret text"],
    ["nothing", undefined],
    ["an object", { secret: "value" }],
  ])("that is %s says nothing of it, and the log says all", async (_, thrown) => {
    const { status, body } = await answer(thrown);
    expect([status, body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(body)).not.toMatch(/password_hash|secret/);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[0]).toMatchObject({ requestId: "r-1" });
  });

  it("never shows what it was caused by", async () => {
    const cause = new Error("hunter2");
    const { body } = await answer(new AppError("conflict", verbatim("It is there already."), { cause }));
    expect(JSON.stringify(body)).not.toContain("hunter2");
  });

  it.each(codes)("%s is in the log exactly when it is ours to mend", async (code) => {
    await answer(new AppError(code, verbatim("x")));
    expect(log).toHaveBeenCalledTimes(errorKinds[code].status >= 500 ? 1 : 0);
  });
});

describe("an outage", () => {
  const coded = (code: string) => Object.assign(new Error("gone"), { code });

  it.each(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOENT", "EPIPE", "PROTOCOL_CONNECTION_LOST"])(
    "of the database by %s is 503, to be tried again in five seconds",
    async (code) => {
      for (const thrown of [coded(code), new Error("query failed", { cause: coded(code) })])
        expect(await answer(thrown)).toMatchObject({
          status: 503,
          headers: { "retry-after": "5" },
          body: { code: "unavailable" },
        });
    },
  );

  it("is told from a statement that is wrong", async () =>
    expect(await answer(coded("ER_PARSE_ERROR"))).toMatchObject({ status: 500, body: { code: "internal" } }));

  it("behind an error that was foreseen does not change what that says", async () =>
    expect(
      await answer(new AppError("conflict", verbatim("x"), { cause: coded("ECONNRESET") })),
    ).toMatchObject({
      status: 409,
    }));
});

describe("headers", () => {
  it("ask for a key with 401 and only there (RFC 9110, section 15.5.2)", async () => {
    for (const code of codes) {
      const { headers } = await answer(new AppError(code, verbatim("x")));
      expect("www-authenticate" in headers, code).toBe(code === "unauthenticated");
      expect("retry-after" in headers, code).toBe(code === "unavailable");
    }
  });

  it("that are given stand over the usual ones", async () => {
    const { headers } = await answer(new AppError("unavailable", verbatim("x")), { "retry-after": "60" });
    expect(headers["retry-after"]).toBe("60");
  });

  it("of too many requests are the caller's to give: the seconds are in the error", async () => {
    expect(new TooManyRequests(7)).toMatchObject({ retryAfterSeconds: 7, status: 429 });
  });
});

describe("a method that a path does not have", () => {
  it.each([
    [["get"], "GET, HEAD, OPTIONS"],
    [["GET", "POST"], "GET, HEAD, POST, OPTIONS"],
    [["patch", "delete"], "PATCH, DELETE, OPTIONS"],
    [["delete", "put", "get"], "GET, HEAD, PUT, DELETE, OPTIONS"],
    [[], "OPTIONS"],
  ])("gets 405 with what %j allow (RFC 9110, section 15.5.6)", async (methods, allow) => {
    const response = methodNotAllowed(methods, "r-2");
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ code: "method-not-allowed", requestId: "r-2" });
    const options = optionsAnswer(methods);
    expect([options.status, options.headers.get("allow"), await options.text()]).toEqual([204, allow, ""]);
  });

  it("is asked for by OPTIONS without letting in a foreign page (no CORS)", () => {
    const names = [...optionsAnswer(["get"]).headers.keys()];
    expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("what a route file exports", () => {
  const get = () => new Response("got");
  const route = answersTo({ GET: get });

  it("is a handler for every method that Next knows", () => {
    expect(Object.keys(route).sort()).toEqual([...routeMethods].sort());
    expect([route.GET, route.HEAD]).toEqual([get, get]);
  });

  it("answers the others with what there is", () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const response = route[method]();
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    expect(route.OPTIONS().headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  it("does not answer HEAD where there is nothing to read", () => {
    const posting = answersTo({ POST: get });
    expect(posting.HEAD()).toMatchObject({ status: 405 });
  });

  it("keeps its own answer to OPTIONS", () => {
    const own = answersTo({ OPTIONS: get });
    expect(own.OPTIONS).toBe(get);
  });
});

it("a path that leads nowhere is 404, as a problem", async () => {
  const response = unknownPath();
  expect([response.status, (await response.json()).code]).toEqual([404, "not-found"]);
});
