import { expect, it } from "vitest";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";

it("shows what cannot be seen, and turns nothing round", () => {
  expect(visibleText("a\u202Eb\r\n\u0000\u200B\u2028")).toBe(
    "a\\u{202e}b\\u{d}\\u{a}\\u{0}\\u{200b}\\u{2028}",
  );
  expect(visibleText("bücher@例え.test مرحبا")).toBe("bücher@例え.test مرحبا");
});
