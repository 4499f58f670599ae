import { type Command, Option } from "commander";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { adminAnswer } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { readSecret } from "@/lib/faces/cli/terminal";
import { AppError } from "@/lib/platform/errors";

interface CreateOptions {
  login: string;
  name?: string;
  role: "superadmin" | "domain-admin";
  domains?: string[];
}

/** `letterlock admin create` */
export function addCreate(group: Command, call: Call): void {
  addCommand(group, {
    usage: "create",
    about: "Creates an administrator, of the whole installation or of some domains.",
    example: "admin create --login root@example.org --password-stdin < password.txt",
  })
    .requiredOption("--login <email>", "e-mail address to sign in with; it need not be a mailbox here")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option("--name <name>", "name to show")
    .option("--domains <names>", "for a domain admin: its domains, such as a.org,b.org", nameList)
    .addOption(
      new Option("--role <role>", "what the account may do")
        .choices(["superadmin", "domain-admin"])
        .default("superadmin"),
    )
    .action(
      answering<CreateOptions>(call, async ({ login, name, role, domains }) => {
        if (role === "superadmin" && domains)
          throw new AppError("invalid-input", "A superadmin administers every domain: leave --domains out.");
        const account = { login, displayName: name ?? "", password: await readSecret(call.terminal) };
        const made =
          role === "superadmin"
            ? await createSuperadmin(call.context, account)
            : await createDomainAdmin(call.context, { ...account, domains: domains ?? [] });
        return adminAnswer(call, made.login);
      }),
    );
}
