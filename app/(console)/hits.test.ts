import { beforeAll, expect, it } from "vitest";
import { readEnglish } from "@/lib/checks/words/english";
import { dictionaryOf } from "@/lib/words/languages";
import { type Dictionary, say } from "@/lib/words/text";

let english: Dictionary;

beforeAll(async () => {
  english = (await readEnglish()).dictionary;
});

/** What each list says of how many rows it has. */
function said(language: string, values: Record<string, string | number>): string[] {
  const dictionary = language === "en" ? english : dictionaryOf(language);
  return Object.entries(english).flatMap(([namespace, { hits }]) =>
    hits === undefined ? [] : [say({ namespace, key: "hits", english: hits, values }, language, dictionary)],
  );
}

it.each([
  ["en", /^3 of 40 \S/, /^40 \S/, /^3 of 10,000\+ \S/, /^1 \S/],
  ["de", /^3 von 40 \S/, /^40 \S/, /^3 von über 10\.000 \S/, /^1 \S/],
] as const)(
  "every list counts in %s, narrowed or not, and no further than it counts",
  (language, some, all, tooMany, one) => {
    expect(said(language, { narrowed: "yes", found: 3, all: 40 }).length).toBeGreaterThan(10);
    for (const text of said(language, { narrowed: "yes", found: 3, all: 40 })) expect(text).toMatch(some);
    for (const text of said(language, { narrowed: "no", found: 40, all: 40 })) expect(text).toMatch(all);
    for (const text of said(language, { narrowed: "yes", found: 3, all: 10_001 }))
      expect(text).toMatch(tooMany);
    for (const text of said(language, { narrowed: "no", found: 1, all: 1 })) expect(text).toMatch(one);
  },
);
