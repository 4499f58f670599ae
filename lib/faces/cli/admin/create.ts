import { adminFields } from "@/lib/accounts/admin-account/fields";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import { answerOf } from "@/lib/faces/cli/answer";
import { fieldOptions, required, secretOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { option } from "@/lib/faces/cli/said";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const t = words("cli.admin.create", {
  about: "Creates an administrator of the whole installation or of some domains.",
  password: "read the password from standard input",
  role: "role of the account",
  noDomains: "A superadmin administers every domain. Leave out --domains.",
});

/** The password of an administrator. */
export const passwordOption = secretOption("password-stdin", t("password"), "password");

const { login, displayName, domains } = adminFields;
const account = [
  ...required([...fieldOptions({ login }), passwordOption]),
  ...fieldOptions({ displayName, domains }),
];
const role = option("--role <role>", t("role")).choices(adminRoles).default("superadmin");

/** `letterlock admin create`: by its role one of two operations. */
export function addCreate(group: Group): void {
  const all = { about: t("about"), options: account };
  group
    .own<{ role: AdminRole; domains?: string[] }>("superadmin.create", all, async (options) => {
      if (options.role === "superadmin" && options.domains)
        throw new AppError("invalid-input", t("noDomains"));
      const given = options.role === "superadmin" ? options : { domains: [], ...options };
      return answerOf(group.call, shownAdmin, `${options.role}.create`, all, given, []);
    })
    .addOption(role);
}
