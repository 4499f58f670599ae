import { expect, it } from "vitest";
import { say, words } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

const fruit = words("fruit", {
  apples: "{count, plural, =0 {No apples} one {# apple} other {# apples}}",
  basket: "{owner}'s basket has {what}.",
  pear: "a pear",
  ripe: "ripe",
});
const german = {
  fruit: {
    apples: "{count, plural, one {# Apfel} other {# Äpfel}}",
    basket: "In {owner}s Korb: {what}.",
    pear: "eine Birne",
  },
};

it("says a text in English without any dictionary", () => {
  expect(say(fruit("apples", { count: 0 }))).toBe("No apples");
  expect(say(fruit("apples", { count: 1 }))).toBe("1 apple");
  expect(say(fruit("pear"))).toBe("a pear");
});

it("says a text and the texts in it in the language of the whole", () => {
  const text = fruit("basket", { owner: "Eva", what: [fruit("pear"), fruit("apples", { count: 2 })] });
  expect(say(text)).toBe("Eva's basket has a pear and 2 apples.");
  expect(say(text, "de", german)).toBe("In Evas Korb: eine Birne und 2 Äpfel.");
});

it("says in English what a dictionary lacks", () => {
  expect(say(fruit("ripe"), "de", german)).toBe("ripe");
  expect(translatorOf(fruit, "de", german)("ripe")).toBe("ripe");
  expect(translatorOf(fruit, "de", german)("pear")).toBe("eine Birne");
});

it("asks for the values of a message, and for no others", () => {
  // @ts-expect-error: it has a count
  fruit("apples");
  // @ts-expect-error: it is a number
  fruit("apples", { count: "two" });
  // @ts-expect-error: there is no such key
  fruit("plum");
  // @ts-expect-error: it has no values
  fruit("pear", { count: 2 });
});

it("makes a translator once for a language, and anew for another dictionary", () => {
  const translator = translatorOf(fruit, "de", german);
  expect(translatorOf(fruit, "de", { ...german })).toBe(translator);
  expect(translatorOf(fruit, "en", {})).not.toBe(translator);
  const { pear, ...others } = german.fruit;
  expect(translatorOf(fruit, "de", { fruit: { ...others, ripe: "reif" } })("ripe")).toBe("reif");
  expect(translatorOf(fruit, "de", german)("pear")).toBe(pear);
});
