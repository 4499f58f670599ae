import fc from "fast-check";
import { expect, it } from "vitest";
import { languageTag, languageTagSchema } from "@/lib/platform/input/language-tag";

it("takes language tags, in any spelling, and nothing else", () => {
  expect(languageTag("de")).toBe("de");
  expect(languageTag(" PT_br ")).toBe("pt-BR");
  expect(languageTag("zh-hant-tw")).toBe("zh-Hant-TW");
  for (const wrong of [
    "",
    "deutsch sprache",
    "d",
    "de-",
    "de;q=0.5",
    "../de",
    `en-x-${"a".repeat(8)}-${"b".repeat(8)}-${"c".repeat(8)}-${"d".repeat(8)}`,
  ])
    expect(languageTag(wrong)).toBeNull();
});

it("takes 35 characters, which is what RFC 5646, section 4.4.1, asks for, and no more", () => {
  const tag = (last: number) => `en-aaaaaaaa-bbbbbbbb-cccccccc-${"d".repeat(last)}`;
  expect([tag(5).length, languageTag(tag(5)), languageTag(tag(6))]).toEqual([35, tag(5), null]);
});

it("takes whatever its JSON Schema takes, in one spelling, and that spelling again", () => {
  fc.assert(
    fc.property(fc.stringMatching(new RegExp(languageTagSchema.pattern)), (text) => {
      const tag = languageTag(text);
      expect(tag, text).not.toBeNull();
      expect(languageTag(tag ?? "")).toBe(tag);
    }),
  );
});

it.each([
  ["de", true],
  ["pt_BR", true],
  ["zh-Hant-TW", true],
  ["es-419", true],
  ["de-1996", true],
  ["sl-rozaj", true],
  ["d", false],
  ["deutsch", false],
  ["de-", false],
  [" de", false],
  ["de\n", false],
  ["de;q=1", false],
])("says in JSON Schema of %j: %s", (text, taken) =>
  expect(new RegExp(languageTagSchema.pattern).test(text)).toBe(taken),
);
