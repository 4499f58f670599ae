import { expect, it } from "vitest";
import { languages, regionalTag } from "@/lib/words/languages";

it("names each language in itself, and English first", () => {
  expect(languages()[0]).toEqual({ tag: "en", name: "English" });
  expect(languages()).toContainEqual({ tag: "de", name: "Deutsch" });
});

it.each([
  ["en", "en-GB, en;q=0.9", "en-GB"],
  ["de", "en-US, de-AT;q=0.8", "de-AT"],
  ["de", "en-US", "de"],
  ["de", "deutsch, de_DE", "de"],
  ["en", "*", "en"],
  ["en", null, "en"],
])("writes %s for a browser with %j as in %s", (language, accepted, region) =>
  expect(regionalTag(language, accepted)).toBe(region),
);
