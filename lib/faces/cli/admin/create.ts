import { type Command, Option } from "commander";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption, required, secretOption } from "@/lib/faces/cli/field-option";
import { addOwn, answerOf } from "@/lib/faces/cli/operation-command";
import { runWith } from "@/lib/faces/cli/operation-run";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";

/** The password of an administrator. */
export const passwordOption = secretOption(
  "password-stdin",
  "read the password from standard input",
  "password",
);

const account = [
  ownOption(
    new Option(
      "--login <email>",
      "e-mail address to sign in with; it need not be a mailbox here",
    ).makeOptionMandatory(),
  ),
  ...required([passwordOption]),
  ownOption(new Option("--name <name>", "name to show"), "displayName"),
];
const domains = ownOption(
  new Option("--domains <names>", "for a domain admin: its domains, such as a.org,b.org").argParser(nameList),
);
const role = new Option("--role <role>", "what the account may do").choices(adminRoles).default("superadmin");

/** `letterlock admin create`: by its role one of two operations. */
export function addCreate(group: Command, call: Call): void {
  const about = "Creates an administrator, of the whole installation or of some domains.";
  const all = { about, options: [...account, domains] };
  addOwn<{ role: AdminRole; domains?: string[] }>(group, call, "superadmin.create", all, async (options) => {
    if (options.role === "superadmin" && options.domains)
      throw new AppError("invalid-input", "A superadmin administers every domain: leave --domains out.");
    const given = options.role === "superadmin" ? options : { domains: [], ...options };
    const { output } = await runWith(call, `${options.role}.create`, all, given, []);
    return answerOf(call, shownAdmin, output);
  }).addOption(role);
}
