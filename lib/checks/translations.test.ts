import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type English, readEnglish } from "@/lib/checks/words/english";
import { messageArguments } from "@/lib/checks/words/message-arguments";
import { completed, translationProblems } from "@/lib/checks/words/translation";
import type { Dictionary } from "@/lib/words/text";

let english: English;

beforeAll(async () => {
  english = await readEnglish();
});

const translations = join(import.meta.dirname, "..", "..", "messages");
const languages = readdirSync(translations).filter((name) => name.endsWith(".json"));

it("there is German", () => expect(languages).toContain("de.json"));

describe("a translation", () => {
  it.each(languages)("%s has every text, no other, and each with the values of the English", (name) => {
    const translation = JSON.parse(readFileSync(join(translations, name), "utf8")) as Dictionary;
    expect(translationProblems(english.dictionary, translation, basename(name, ".json"))).toEqual([]);
  });

  const fruit = {
    fruit: { ripe: "ripe", apples: "{count, plural, one {# apple} other {# apples}}", by: "by <b>{who}</b>" },
  };

  it("that was completed needs no more than to be translated", () => {
    const kept = { fruit: { ripe: "reif", gone: "weg" }, vegetables: { leek: "Lauch" } };
    expect(completed(fruit, kept)).toEqual({ fruit: { ...fruit.fruit, ripe: "reif" } });
    expect(translationProblems(fruit, completed(fruit, kept), "de")).toEqual([]);
    expect(completed(english.dictionary, {})).toEqual(english.dictionary);
  });

  it.each<[string, Record<string, string>, string]>([
    ["lacks a text", { apples: "{count} Äpfel", by: "von <b>{who}</b>" }, "ripe: is missing"],
    ["has one that there is not", { plum: "Pflaume" }, "plum: there is no such text"],
    ["lacks a value", { apples: "Äpfel" }, "apples: {count} is missing"],
    ["asks for another value", { ripe: "reif seit {day}" }, "ripe: there is no {day}"],
    ["counts what is no number", { by: "<b>{who, plural, other {#}}</b>" }, "by: {who} is a value"],
    ["lacks an element", { by: "von {who}" }, "by: {b} is missing"],
    ["is no message", { ripe: "{reif" }, "ripe: EXPECT_ARGUMENT_CLOSING_BRACE"],
  ])("that %s is refused", (_, wrong, problem) => {
    const german = { fruit: { ripe: "reif", apples: "{count} Äpfel", by: "von <b>{who}</b>", ...wrong } };
    const lacking = problem.endsWith("ripe: is missing") ? { fruit: wrong } : german;
    expect(translationProblems(fruit, lacking, "de")).toEqual([expect.stringContaining(problem)]);
  });

  it("knows what a message asks for", () => {
    const message = "{who} has {count, plural, one {# <b>pear</b>} other {# pears from {day, date, medium}}}";
    expect(Object.fromEntries(messageArguments(message))).toEqual({
      who: "value",
      count: "number",
      b: "element",
      day: "moment",
    });
  });
});
