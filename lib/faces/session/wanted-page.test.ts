import { expect, it } from "vitest";
import { wantedPage } from "@/lib/faces/session/wanted-page";

const portal = "https://mail.example.org";
const from = (value: string, name = "__Secure-authjs.callback-url") => wantedPage([{ name, value }], portal);

it("finds where somebody wanted to go before going to the provider", () => {
  expect(from(`${portal}/SOGo/so/?a=1&b=%26`)).toBe("/SOGo/so/?a=1&b=%26");
  expect(from(`${portal}/home`, "authjs.callback-url")).toBe("/home");
});

it.each([
  "https://evil.test/home",
  "//evil.test/home",
  "javascript:alert(1)",
  `${portal}//evil.test`,
  "http://[",
  "",
])("takes %j for nothing", (value) => {
  expect(from(value)).toBeNull();
});

it("reads no other cookie", () => {
  expect(from(`${portal}/home`, "evil-authjs.callback-url")).toBeNull();
  expect(from(`${portal}/home`, "authjs.callback-url.0")).toBeNull();
  expect(wantedPage([], portal)).toBeNull();
});
