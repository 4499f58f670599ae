import { expect, it } from "vitest";
import { languageTag } from "@/lib/platform/input/language-tag";

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
