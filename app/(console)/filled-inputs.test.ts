import { expect, it } from "vitest";
import { filledInputs } from "@/app/(console)/filled-inputs";

it("gives an input for a file no value: a browser ends the page that sets one", () => {
  const { file } = filledInputs({
    words: { logo: { label: "Logo", hint: "PNG or SVG" } },
    values: { logo: "stored" },
    problems: { logo: "too large" },
  });
  expect(file("logo")).toEqual({ name: "logo", label: "Logo", hint: "PNG or SVG", error: "too large" });
});
