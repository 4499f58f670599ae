import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ForeignProblem, type ProblemKind } from "@/lib/platform/foreign-answer/foreign-problem";
import {
  providerWords,
  shownText,
  statusWords,
  textField,
} from "@/lib/platform/foreign-answer/provider-words";
import { verbatim } from "@/lib/words/compose-text";

/* Another server's words are shown to administrators and written to the log: they must be able to do nothing there. */

const word = (text: string) => textField({ error: text }, "error");

describe("a text from outside", () => {
  it("is shown on one line, printable, and at most two hundred characters long", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const shown = shownText(text);
        expect([...shown].length).toBeLessThanOrEqual(200);
        expect(shown).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(shownText(shown)).toBe(shown);
      }),
    ));

  it.each([
    ["a line break", "a\r\nb", "a  b"],
    ["an escape of a terminal", "\u001b[2Ja", " [2Ja"],
    ["a change of direction", "a\u202eb", "a b"],
    ["nothing at all", "a\u200bb\ufeffc", "a b c"],
    ["half a character", "a\ud800b", "a b"],
    ["a character of two halves", "a😀b", "a😀b"],
    ["other alphabets", "Größe 数据", "Größe 数据"],
  ])("with %s shows it as what can be seen of it", (_, text, shown) => expect(shownText(text)).toBe(shown));

  it("is cut to two hundred characters, and not in the middle of one", () => {
    expect([...shownText("😀".repeat(300))]).toHaveLength(200);
    expect(shownText("x".repeat(200))).toHaveLength(200);
    expect(shownText(`${"x".repeat(199)}😀y`)).toBe(`${"x".repeat(199)}😀`);
  });
});

describe("the words of a provider", () => {
  const hidden = [
    "SplxlOBeZQQYbYS6WxSbIA",
    "splxlobezqqybys6wxsbia",
    "SPLXLOBEZQQYBYS6WXSBIA",
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlMDEyMzQ1Njc4OQ",
    "0123456789abcdef0123",
    `${"a".repeat(19)}1`,
  ];
  it.each(hidden)("quote nothing like a code or a token: %s", (secret) => {
    for (const text of [secret, `got ${secret}.`, `"${secret}"`, `code=${secret}&state=x`])
      for (const part of secret.split(".")) expect(word(text), text).not.toContain(part);
  });

  it.each([
    "The client 'letterlock-mail-server' is unknown",
    "user_temporarily_disabled_by_administrator",
    "Trace ID: 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    "Trace ID: 6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
    "AADSTS700016: application not found",
    "0123456789abcdef012",
  ])("keep what tells what is wrong: %s", (text) => expect(word(text)).toBe(text));

  it("hide a token that begins far behind, or goes on without end", () => {
    const secret = "a1".repeat(5_000);
    expect(word(`x ${secret}`)).toBe("x [hidden]");
    expect(word(`${"x ".repeat(95)}${secret}`)).toBe(`${"x ".repeat(95)}[hidden]`);
  });

  it("are looked through in no time, whatever they are", () => {
    const started = performance.now();
    for (const part of ["a", "-", "a-", "a1-", "_", "1", "12345678-"]) word(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each<[unknown, object | null]>([
    [{ error: "x" }, { error: "x", description: null }],
    [
      { error: "x", error_description: "y" },
      { error: "x", description: "y" },
    ],
    [
      { error: "x", error_description: 7 },
      { error: "x", description: null },
    ],
    [
      { error: "x", error_description: "" },
      { error: "x", description: null },
    ],
    [{ error_description: "y" }, null],
    [{ error: "" }, null],
    [{ error: { message: "x" } }, null],
    [["error"], null],
    ["error", null],
    [null, null],
    [undefined, null],
  ])("are these of %j", (body, expected) => expect(providerWords(body)).toEqual(expected));

  it("follow the status, as far as there are any", () => {
    expect(statusWords(401, { error: "invalid_client", description: "Bad secret" })).toBe(
      "401 invalid_client: Bad secret",
    );
    expect(statusWords(401, { error: "invalid_client", description: null })).toBe("401 invalid_client");
    expect(statusWords(503, null)).toBe("503");
  });
});

describe("an answer that cannot be used", () => {
  it.each<[ProblemKind, number | undefined, string]>([
    ["unreachable", undefined, "unavailable"],
    ["timeout", undefined, "unavailable"],
    ["status", 429, "unavailable"],
    ["status", 500, "unavailable"],
    ["status", 503, "unavailable"],
    ["status", 599, "unavailable"],
    ["status", 400, "invalid-input"],
    ["status", 401, "invalid-input"],
    ["status", 404, "invalid-input"],
    ["status", 428, "invalid-input"],
    ["status", 430, "invalid-input"],
    ["status", 499, "invalid-input"],
    ["status", undefined, "invalid-input"],
    ["address", undefined, "invalid-input"],
    ["redirect", 302, "invalid-input"],
    ["too-large", 200, "invalid-input"],
    ["packing", 200, "invalid-input"],
    ["content-type", 200, "invalid-input"],
    ["malformed", 200, "invalid-input"],
  ])("by %s of status %s is %s: only an outage may be mended by waiting", (kind, status, code) => {
    const problem = new ForeignProblem(kind, verbatim("x"), status === undefined ? {} : { status });
    expect([problem.code, problem.kind, problem.answeredStatus]).toEqual([code, kind, status ?? null]);
  });
});
