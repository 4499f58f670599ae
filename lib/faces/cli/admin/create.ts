import type { Command } from "commander";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, required, secretOption } from "@/lib/faces/cli/field-option";
import { addOwn, answerOf } from "@/lib/faces/cli/operation-command";
import { runWith } from "@/lib/faces/cli/operation-run";
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
export function addCreate(group: Command, call: Call): void {
  const all = { about: t("about"), options: account };
  addOwn<{ role: AdminRole; domains?: string[] }>(group, call, "superadmin.create", all, async (options) => {
    if (options.role === "superadmin" && options.domains) throw new AppError("invalid-input", t("noDomains"));
    const given = options.role === "superadmin" ? options : { domains: [], ...options };
    const { output } = await runWith(call, `${options.role}.create`, all, given, []);
    return answerOf(call, shownAdmin, output);
  }).addOption(role);
}
