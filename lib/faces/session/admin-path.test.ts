import { expect, it } from "vitest";
import { adminLoginPath, consolePath, consoleTarget, roleAt } from "@/lib/faces/session/admin-path";

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

it.each([
  ["/admin/mailboxes?state=disabled", "/admin/login?next=%2Fadmin%2Fmailboxes%3Fstate%3Ddisabled"],
  ["/admin", "/admin/login"],
  ["https://evil.test/admin/", "/admin/login"],
  [undefined, "/admin/login"],
])("a superadmin who wants %j and is not signed in goes to %j", (next, address) => {
  expect(adminLoginPath("superadmin", next)).toBe(address);
});

it.each(["superadmin", "domain-admin"] as const)("a %s is found by its path", (role) => {
  expect(roleAt(consolePath(role).slice(1))).toBe(role);
});

it.each(["", "superadmin", "Admin", "admin%2Fx", "constructor"])("%j is no role's path", (segment) => {
  expect(roleAt(segment)).toBe(null);
});
