import { nameList, wrongValue } from "@/lib/faces/cli/option-parsers";
import { type Permission, permissions } from "@/lib/platform/db/permissions";
import { words } from "@/lib/words/text";

const permissionWords = words("cli.permission", {
  unknown: "{name} isn't a permission. Permissions: {known}.",
});

const names: Record<Permission, string> = {
  mayCreateAppPasswords: "app-passwords",
  mayUseTemporaryAliases: "temporary-aliases",
  mayChangePassword: "change-password",
  mayChooseStartPage: "start-page",
};

type Permissions = Record<Permission, boolean>;

/** `app-passwords,change-password` to one flag per permission; `none` and `all` are what they say. */
export function permissionFlags(text: string): Permissions {
  const known = Object.values(names);
  const given = text === "all" ? known : nameList(text);
  const wrong = given.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw wrongValue(permissionWords("unknown", { name: wrong, known: known.join(", ") }));
  return Object.fromEntries(permissions.map((name) => [name, given.includes(names[name])])) as Permissions;
}

/** The names of the permissions that are given. */
export const permissionNames = (flags: Permissions): string[] =>
  permissions.filter((name) => flags[name]).map((name) => names[name]);
