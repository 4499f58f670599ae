import { expect, it } from "vitest";
import { consoleTarget } from "@/lib/session/admin-path";

it.each([
  ["/admin/domains?x=1", "/admin/domains?x=1"],
  ["/admin", "/admin"],
  ["/administration", "/admin"],
  ["/domain-admin", "/admin"],
  ["/home", "/admin"],
  ["//evil.test/admin/", "/admin"],
  ["https://evil.test/admin/", "/admin"],
  [null, "/admin"],
])("a superadmin who wanted %j goes to %j", (next, target) => {
  expect(consoleTarget("superadmin", next)).toBe(target);
});
