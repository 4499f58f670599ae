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

it("throws for a field that nothing is said of", () => {
  const { text } = filledInputs({ words: { name: { label: "Name" } }, values: {} });
  expect(text("name").label).toBe("Name");
  expect(() => text("nmae")).toThrow("nmae");
  expect(text("login", { label: "Login" }).label).toBe("Login");
});
