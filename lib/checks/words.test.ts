import { beforeAll, describe, expect, it } from "vitest";
import { bareTexts } from "@/lib/checks/words/bare-texts";
import { fieldFiles } from "@/lib/checks/words/derived-texts";
import { type English, readEnglish } from "@/lib/checks/words/english";
import { unsayable } from "@/lib/checks/words/translation";
import { unusedKeys } from "@/lib/checks/words/unused-keys";

let english: English;

beforeAll(async () => {
  english = await readEnglish();
});

const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe("every text", () => {
  it("has a key", () => expect(english.files.flatMap(bareTexts)).toEqual([]));

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

  it("is said somewhere", () => expect(unusedKeys(english)).toEqual([]));
});
