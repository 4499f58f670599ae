import { expect, it } from "vitest";
import { permissionFlags, permissionNames } from "@/lib/faces/cli/permission-names";

it("turns lists of permissions into flags and back", () => {
  const some = permissionFlags("change-password, app-passwords");
  expect(some).toEqual({
    mayCreateAppPasswords: true,
    mayUseTemporaryAliases: false,
    mayChangePassword: true,
    mayChooseStartPage: false,
  });
  expect(permissionNames(some)).toEqual(["app-passwords", "change-password"]);
  expect(permissionNames(permissionFlags("none"))).toEqual([]);
  expect(permissionNames(permissionFlags("all"))).toHaveLength(4);
  expect(() => permissionFlags("everything")).toThrow("everything isn't a permission");
});
