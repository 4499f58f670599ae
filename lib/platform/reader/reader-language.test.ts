import { expect, it } from "vitest";
import { languageOf, readerLanguage } from "@/lib/platform/reader/reader-language";

it.each<[string, Parameters<typeof readerLanguage>[0], string]>([
  ["what was chosen", { chosen: "de", account: "en", accepted: "en" }, "de"],
  ["the account's, where nothing was chosen", { chosen: null, account: "de-AT", accepted: "en" }, "de"],
  [
    "the browser's, where the account has none",
    { chosen: null, account: null, accepted: "de-CH, en;q=0.5" },
    "de",
  ],
  [
    "the browser's, where the account's is none of ours",
    { chosen: null, account: "tlh", accepted: "de" },
    "de",
  ],
  ["English, where nothing fits", { chosen: null, account: "tlh", accepted: "tlh" }, "en"],
  ["never a language that there is not", { chosen: "../de", account: null, accepted: null }, "en"],
])("is %s", (_, hints, language) => expect(readerLanguage(hints)).toBe(language));

it("is read of a request from its cookie first", () => {
  const headers = new Headers({ cookie: "a=b; letterlock-language=de", "accept-language": "en" });
  expect(languageOf({ headers })).toBe("de");
  headers.delete("cookie");
  expect(languageOf({ headers })).toBe("en");
});
