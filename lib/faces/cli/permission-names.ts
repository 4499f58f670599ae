import { InvalidArgumentError } from "commander";
import { list } from "@/lib/faces/cli/option-parsers";
import { type Permission, permissions } from "@/lib/platform/db/permissions";

const names: Record<Permission, string> = {
  mayCreateAppPasswords: "app-passwords",
  mayUseTemporaryAliases: "temporary-aliases",
  mayChangePassword: "change-password",
};

type Permissions = Record<Permission, boolean>;

/** `app-passwords,change-password` to one flag per permission; `none` and `all` are what they say. */
export function permissionFlags(text: string): Permissions {
  const known = Object.values(names);
  const given = text === "all" ? known : text === "none" ? [] : list(text);
  const wrong = given.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`${wrong} is no permission. They are ${known.join(", ")}.`);
  return Object.fromEntries(permissions.map((name) => [name, given.includes(names[name])])) as Permissions;
}

/** The names of the permissions that are given. */
export const permissionNames = (flags: Permissions): string[] =>
  permissions.filter((name) => flags[name]).map((name) => names[name]);
