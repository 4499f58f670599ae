import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonProblem, parseBoundedJson } from "@/lib/platform/foreign-answer/bounded-json";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import {
  providerWords,
  shownText,
  statusWords,
  textField,
} from "@/lib/platform/foreign-answer/provider-words";
import type { Answer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOf, jsonOrNull, requireSuccess, wordsOf } from "@/lib/platform/foreign-answer/read-json";
import { hostOf, shownUrl } from "@/lib/platform/foreign-answer/shown-url";

const answer = (over: Partial<Answer> & { text?: string } = {}): Answer => {
  const { text = "{}", ...rest } = over;
  return {
    place: "https://id.demo.test/token",
    status: 200,
    headers: {},
    type: "application/json",
    body: Buffer.from(text),
    from: "public",
    ...rest,
  };
};

describe("which answers are JSON", () => {
  it.each([
    "application/json",
    "text/json",
    "application/jwk-set+json",
    "application/vnd.a-b.c_d+json",
    "application/problem+json",
  ])("%s is", (type) => expect(jsonOf(answer({ type, text: '{"a":1}' }))).toEqual({ a: 1 }));

  it.each([
    "",
    "json",
    "text/html",
    "text/plain",
    "application/jwt",
    "application/xjson",
    "application/json2",
    "xapplication/json",
    "application/+json",
    "image/svg+json",
    "application/a b+json",
    "application/json\u0000",
  ])("%j is not, whatever the body holds", (type) => {
    const read = answer({ type, text: '{"a":1}', status: 203 });
    expect(() => jsonOf(read)).toThrow(
      expect.objectContaining({ kind: "content-type", answeredStatus: 203, code: "invalid-input" }),
    );
    expect(jsonOrNull(read)).toBeNull();
    expect(wordsOf(read)).toBeNull();
  });

  it.each([
    ["no text", Buffer.alloc(0)],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22])],
    ["a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ["UTF-16", Buffer.from('"a"', "utf16le")],
    ["two documents", Buffer.from("{} {}")],
    ["a comment", Buffer.from("/* */ {}")],
  ])("%s is malformed", (_, body) =>
    expect(() => jsonOf(answer({ body }))).toThrow(expect.objectContaining({ kind: "malformed" })),
  );

  it("may be preceded by a byte order mark, which RFC 8259 (section 8.1) lets a reader ignore", () =>
    expect(jsonOf(answer({ text: '\uFEFF{"a":1}' }))).toEqual({ a: 1 }));

  it("is bounded in depth and number", () => {
    expect(() => jsonOf(answer({ text: "[".repeat(33) + "]".repeat(33) }))).toThrow(ForeignProblem);
    expect(jsonOf(answer({ text: "[".repeat(32) + "]".repeat(32) }))).toBeTruthy();
    expect(() => jsonOf(answer({ text: `[${"1,".repeat(20_000)}1]` }))).toThrow(ForeignProblem);
    expect(() => jsonOf(answer({ text: "[1,2,3,4]" }), { depth: 1, values: 4 })).toThrow(ForeignProblem);
    expect(jsonOf(answer({ text: "[1,2,3]" }), { depth: 1, values: 4 })).toEqual([1, 2, 3]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("parseBoundedJson", () => {
  const generous = { depth: 1_000, values: 100_000 };

  it("reads what JSON.parse reads, and refuses what it refuses", () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => parseBoundedJson(text, generous)).toThrow(JsonProblem);
          return;
        }
        expect(parseBoundedJson(text, generous)).toEqual(expected);
      }),
    ));

  it("counts nothing inside of a text, wherever its quotes and backslashes stand", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseBoundedJson(JSON.stringify([text]), { depth: 1, values: 2 })).toEqual([text]);
      }),
    ));

  it("never repeats the text in its refusal, which may hold a token", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) => {
        const text = `{"access_token": "SECRET-${secret}`;
        // Such as where the rest is `"}`.
        fc.pre(!isJson(text));
        expect(() => parseBoundedJson(text, generous)).toThrow(
          expect.objectContaining({ message: expect.not.stringContaining("SECRET-") }),
        );
      }),
    ));
});

describe("a status", () => {
  const refused = (over: Parameters<typeof answer>[0]) => {
    try {
      requireSuccess(answer(over));
    } catch (error) {
      return error;
    }
    return null;
  };

  it("of 200 is the only success", () => {
    expect(refused({})).toBeNull();
    for (const status of [100, 201, 202, 204, 206, 299])
      expect(refused({ status }), `${status}`).toMatchObject({ kind: "status", answeredStatus: status });
  });

  it.each([300, 301, 302, 303, 307, 308, 399])(
    "of %i leads elsewhere, and where to is not said",
    (status) => {
      const problem = refused({ status, headers: { location: "https://evil.test/?secret" } });
      expect(problem).toMatchObject({ kind: "redirect", code: "invalid-input", answeredStatus: status });
      expect(`${problem}`).not.toContain("evil.test");
    },
  );

  it.each([
    [400, "invalid-input"],
    [401, "invalid-input"],
    [404, "invalid-input"],
    [428, "invalid-input"],
    [429, "unavailable"],
    [499, "invalid-input"],
    [500, "unavailable"],
    [599, "unavailable"],
  ])("of %i is %s: an outage is nobody's mistake", (status, code) =>
    expect(refused({ status })).toMatchObject({ kind: "status", code, answeredStatus: status }),
  );

  it("keeps the provider's words, from JSON alone", () => {
    const text = '{"error":"invalid_grant","error_description":"Code not valid"}';
    expect(refused({ status: 400, text })).toMatchObject({
      words: { error: "invalid_grant", description: "Code not valid" },
    });
    expect(refused({ status: 400, text, type: "text/html" })).toMatchObject({ words: null });
  });
});

describe("a provider's words", () => {
  it.each([
    null,
    undefined,
    "invalid_grant",
    7,
    [],
    {},
    { error: null },
    { error: "" },
    { error: 7 },
    { error: ["invalid_grant"] },
    { error_description: "without a code" },
  ])("are none in %j", (body) => expect(providerWords(body)).toBeNull());

  it.each([
    [400, null, "400"],
    [400, { error: "invalid_grant", description: null }, "400 invalid_grant"],
    [401, { error: "invalid_client", description: "Bad secret" }, "401 invalid_client: Bad secret"],
  ])("stand behind the status %i", (status, words, shown) => expect(statusWords(status, words)).toBe(shown));

  it("are one printable line of at most 200 characters, whatever they were", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (text) => {
        const shown = shownText(text);
        expect([...shown].length).toBeLessThanOrEqual(200);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    ));

  it("hide what may be a token from its twentieth character on, and no shorter word or number", () => {
    const shown = (text: string) => textField({ text }, "text");
    expect(shown(`code ${"a1".repeat(10)}`)).toBe("code [hidden]");
    expect(shown(`code ${"a1".repeat(9)}a`)).toBe(`code ${"a1".repeat(9)}a`);
    expect(shown("temporarily_unavailable_at_the_moment")).toBe("temporarily_unavailable_at_the_moment");
    expect(shown(`550e8400-e29b-41d4-a716-446655440000-${"a1".repeat(4)}`)).toBe("[hidden]");
  });

  it("hide the token of a JWT that is quoted whole, but for parts too short to be of use", () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = `${part({ alg: "RS256", kid: "key-1" })}.${part({ sub: "anna-0001", aud: "us" })}.${"S1g-".repeat(20)}`;
    const shown = textField({ error: `bad token ${token}` }, "error") ?? "";
    for (const secret of token.split(".")) expect(shown).not.toContain(secret);
  });
});

describe("a place", () => {
  it.each([
    ["https://id.demo.test/token?code=secret", "https://id.demo.test/token"],
    ["https://id.demo.test:8443/a/b#token=secret", "https://id.demo.test:8443/a/b"],
    ["https://user:secret@id.demo.test/", "https://id.demo.test/"],
    ["http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"],
  ])("of %s is shown as %s, without what may be secret", (url, place) => expect(shownUrl(url)).toBe(place));

  it.each([
    ["https://id.demo.test/", "id.demo.test"],
    ["http://[::1]:8080/", "::1"],
    ["http://127.0.0.1/", "127.0.0.1"],
  ])("of %s has the host %s", (url, host) => expect(hostOf(new URL(url))).toBe(host));
});
