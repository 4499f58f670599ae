import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import compile from "icu-minify/compile";
import { _createCache, _createIntlFormatters, createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import formatMessage from "@/app/_words/format-message";
import { parseMessage } from "@/app/_words/parse-message";
import { readEnglish } from "@/lib/checks/words/english";
import { sampleValues } from "@/lib/checks/words/message-arguments";
import type { Dictionary } from "@/lib/words/text";

const translations = join(import.meta.dirname, "..", "..", "messages");
const { dictionary: english } = await readEnglish();
const languages: [string, Dictionary][] = [
  ["en", english],
  ...readdirSync(translations)
    .filter((name) => name.endsWith(".json"))
    .map((name): [string, Dictionary] => [
      basename(name, ".json"),
      JSON.parse(readFileSync(join(translations, name), "utf8")),
    ]),
];

/** Kept as the product keeps them: to make a formatter is dear. */
const cache = _createCache();
const formatters = _createIntlFormatters(cache);

/** As use-intl says it: by its own parser, or by this one. */
function said(message: string, locale: string, count: number): [unknown, unknown] {
  const values = Object.fromEntries(
    Object.entries(sampleValues(message)).map(([name, value]) => [name, value === 2 ? count : value]),
  ) as Parameters<typeof formatMessage>[2];
  const t = createTranslator({ locale, messages: { message }, _cache: cache, _formatters: formatters });
  return [formatMessage("", message, values, { locale, cache, formatters }), t.rich("message", values)];
}

describe("a message in the browser", () => {
  it.each(languages)("is understood as elsewhere, all of %s", (_, dictionary) => {
    const messages = Object.values(dictionary).flatMap(Object.values<string>);
    expect(messages.length).toBeGreaterThan(1_000);
    expect(messages.map(parseMessage)).toEqual(messages.map(compile));
  });

  it.each(languages)("is said as elsewhere, all of %s", (locale, dictionary) => {
    const messages = Object.values(dictionary)
      .flatMap(Object.values<string>)
      .filter((message) => /[{<']/.test(message));
    for (const message of messages)
      for (const count of [0, 1, 1_234.5]) {
        const [here, elsewhere] = said(message, locale, count);
        expect([message, here]).toEqual([message, elsewhere]);
      }
  });

  it.each([
    "",
    "'",
    "it''s {who}'s, isn't it",
    "'{who}' and '{'' <b>'{who} # '#'",
    "a < b, 1 <2, }",
    "{a}{b}",
    "{ a } and {b , number }, {c, number, ::.00 }, {c, number, ::.##} {c, number, ::.0#}, {d, number, percent}",
    "{day, date} {day, date, short} {day, time} {day , time , full }",
    "<b>{who}</b><i></i><b><b>x</b></b>",
    "{n, plural, =0 {none} one {'#' is #} other {# <b>of #</b> {who}}}",
    "{n, selectordinal, one {#st} two {#nd} other {#th}}",
    "{kind, select, constructor {C} b {{n, plural, other {#}} #} other {}}",
    "{n, plural, other {{kind, select, other {#}}}}",
  ])("is understood: %s", (message) => expect(parseMessage(message)).toEqual(compile(message)));

  it.each([
    "{",
    "{who",
    "{}",
    "{n, plural}",
    "{n, plural, other {x}",
    "{n, plural, other {x}}}}{",
    "<b>x",
    "x</b>",
    "<b>x</i>",
    "<b>}</b>",
    "{n, number, ::percent}",
    "{day, date, ::yMd}",
    "{n, spellout}",
    "{n, plural, offset:1 other {x}}",
  ])("is refused, rather than said wrongly: %s", (message) => expect(() => parseMessage(message)).toThrow());

  it("says nothing that the names of objects' own parts would give", () =>
    expect(said("{kind, select, a {A} other {none}}", "en", 0)).toEqual(["none", "none"]));
});
