import { describe, expect, it } from "vitest";
import { shownText, textField } from "@/lib/platform/foreign-answer/provider-words";

describe("textField", () => {
  it.each([
    ["no such client\nlevel: 30", "no such client level: 30"],
    ["\u001b[2J\u202eevil", " [2J evil"],
    [
      "code eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwiYSI6Mn0.c2lnbmF0dXJl0 is bad",
      "code [hidden].[hidden].c2lnbmF0dXJl0 is bad",
    ],
    ["bad code tuLY2KD6dPjeYbO99kg4sd-C3wI48nvpE8", "bad code [hidden]"],
    ["unsupported_response_type_of_the_client", "unsupported_response_type_of_the_client"],
    [
      "AADSTS50011: Trace ID: 550e8400-e29b-41d4-a716-446655440000.",
      "AADSTS50011: Trace ID: 550e8400-e29b-41d4-a716-446655440000.",
    ],
    ["https://mail.example.org/api/auth/callback/corp2", "https://mail.example.org/api/auth/callback/corp2"],
    ["größer als 5 €", "größer als 5 €"],
    [`a${"b".repeat(500)}`, `a${"b".repeat(199)}`],
  ])("makes of %j %j", (text, shown) => {
    expect(textField({ error: text }, "error")).toBe(shown);
  });
});

it("shows an address as it is", () => {
  expect(shownText("https://dev-1234567890abcdef0.id.test")).toBe("https://dev-1234567890abcdef0.id.test");
});
