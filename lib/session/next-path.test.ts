import { expect, it } from "vitest";
import { ownPath } from "@/lib/session/next-path";

it("keeps paths of our own", () => {
  expect(ownPath("/SOGo/so/alice@demo.test/Mail/view?x=1")).toBe("/SOGo/so/alice@demo.test/Mail/view?x=1");
});

it.each([
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "https://evil.test",
  "javascript:alert(1)",
  "",
  null,
  "/..//evil.test",
  ["/home"],
])("refuses %j", (input) => {
  expect(ownPath(input)).toBeNull();
});
