import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bareTexts } from "@/lib/checks/words/bare-texts";
import { fieldFiles } from "@/lib/checks/words/derived-texts";
import { type English, readEnglish } from "@/lib/checks/words/english";
import { messageArguments } from "@/lib/checks/words/message-arguments";
import { completed, translationProblems, unsayable } from "@/lib/checks/words/translation";
import { unusedKeys } from "@/lib/checks/words/unused-keys";
import type { Dictionary } from "@/lib/words/text";

let english: English;

beforeAll(async () => {
  english = await readEnglish();
}, 60_000);

const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe("every text", () => {
  it("has a key", () => expect(english.files.flatMap(bareTexts)).toEqual([]), 60_000);

  it("stands beside its key, where whoever translates finds it", () => {
    expect(english.problems).toEqual([]);
    expect(english.declared.length).toBeGreaterThan(100);
    expect(Object.keys(english.dictionary)).toEqual(
      expect.arrayContaining(["doors", "errors", "fields.mailbox", "operations"]),
    );
  });

  it("has a namespace that stands in one place", () => {
    const fields = fieldFiles(english.files).flatMap(({ source }) =>
      [...source.matchAll(/\bfields\("([^"]+)"/g)].map(([, noun]) => `fields.${noun}`),
    );
    const derived = ["doors", "errors", "operations", ...fields];
    expect(twice([...english.declared.map(({ namespace }) => namespace), ...derived])).toEqual([]);
    // A field that is declared is found: it must be exported for that.
    expect(fields.filter((namespace) => !english.dictionary[namespace])).toEqual([]);
  });

  it("has a plain key", () => {
    const keys = english.declared.flatMap(({ english: texts }) => Object.keys(texts));
    expect(keys.filter((key) => key.includes("."))).toEqual([]);
  });

  it("can be said, in English", () => {
    const broken = Object.entries(english.dictionary).flatMap(([namespace, messages]) =>
      Object.entries(messages).flatMap(([key, message]) => {
        const problem = unsayable(message, "en");
        return problem === null ? [] : [`${namespace} ${key}: ${problem}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it("is said somewhere", () => expect(unusedKeys(english)).toEqual([]), 60_000);
});

const translations = join(import.meta.dirname, "..", "..", "messages");
const languages = readdirSync(translations).filter((name) => name.endsWith(".json"));

describe("a translation", () => {
  it("has every text, no other, and each with the values of the English", () => {
    for (const name of languages) {
      const translation = JSON.parse(readFileSync(join(translations, name), "utf8")) as Dictionary;
      expect(translationProblems(english.dictionary, translation, basename(name, ".json")), name).toEqual([]);
    }
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
