import { expect, it, vi } from "vitest";
import { said } from "@/lib/faces/cli/said";
import { verbatim } from "@/lib/words/compose-text";
import { say, type Text, words } from "@/lib/words/text";

vi.mock("@/lib/words/languages", () => ({
  chooseLanguage: (accepted: string) => (accepted === "de-AT" ? "de" : "en"),
  sayIn: (language: string) => (text: Text) => say(text, language, language === "de" ? german : {}),
}));
const german = { basket: { apples: "{count, plural, one {# Apfel} other {# Äpfel}}" } };

const basket = words("basket", {
  apples: "{count, plural, one {# apple} other {# apples}}",
  empty: "The basket is empty.",
});

it("is in the shell's language, and in English where that lacks a text", () => {
  const shell = new Intl.DateTimeFormat().resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({ ...shell, locale: "de-AT" });
  expect(said(basket("apples", { count: 2 }))).toBe("2 Äpfel");
  expect(said(basket("empty"))).toBe("The basket is empty.");
  expect(said(verbatim("{as it is}"))).toBe("{as it is}");
});
