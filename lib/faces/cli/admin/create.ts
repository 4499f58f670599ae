import type { Command } from "commander";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption, required, secretOption } from "@/lib/faces/cli/field-option";
import { addOwn, answerOf } from "@/lib/faces/cli/operation-command";
import { runWith } from "@/lib/faces/cli/operation-run";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { option } from "@/lib/faces/cli/said";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const t = words("cli.admin.create", {
  about: "Creates an administrator of the whole installation or of some domains.",
  password: "read the password from standard input",
  login: "email address to sign in with; doesn't have to be a mailbox here",
  name: "display name",
  domains: "for a domain admin: the domains, such as a.org,b.org",
  role: "role of the account",
  noDomains: "A superadmin administers every domain. Leave out --domains.",
});

/** The password of an administrator. */
export const passwordOption = secretOption("password-stdin", t("password"), "password");

const account = [
  ownOption(option("--login <email>", t("login")).makeOptionMandatory()),
  ...required([passwordOption]),
  ownOption(option("--name <name>", t("name")), "displayName"),
];
const domains = ownOption(option("--domains <names>", t("domains")).argParser(nameList));
const role = option("--role <role>", t("role")).choices(adminRoles).default("superadmin");

/** `letterlock admin create`: by its role one of two operations. */
export function addCreate(group: Command, call: Call): void {
  const about = t("about");
  const all = { about, options: [...account, domains] };
  addOwn<{ role: AdminRole; domains?: string[] }>(group, call, "superadmin.create", all, async (options) => {
    if (options.role === "superadmin" && options.domains) throw new AppError("invalid-input", t("noDomains"));
    const given = options.role === "superadmin" ? options : { domains: [], ...options };
    const { output } = await runWith(call, `${options.role}.create`, all, given, []);
    return answerOf(call, shownAdmin, output);
  }).addOption(role);
}
