import { type Command, Option } from "commander";
import { createSetupLink } from "@/lib/admin-account/create-setup-link";
import { createSuperadmin } from "@/lib/admin-account/create-superadmin";
import { listAdminAccounts } from "@/lib/admin-account/queries";
import type { Call } from "@/lib/cli/call";
import { addCommand, answering } from "@/lib/cli/command";
import { readSecret } from "@/lib/cli/terminal";
import { recordText, tableText } from "@/lib/cli/text";
import { env } from "@/lib/env";

/** `letterlock admin …` */
export function addAdminCommands(program: Command, call: Call): void {
  const group = program.command("admin").description("Administrators' own accounts.");
  addCreate(group, call);
  addCommand(group, { usage: "list", about: "Lists all administrators.", example: "admin list" }).action(
    answering(call, async () => {
      const document = await listAdminAccounts(call.db);
      const rows = document.map((one) => [one.login, one.displayName, one.role, one.active]);
      return { document, text: tableText(["LOGIN", "NAME", "ROLE", "ACTIVE"], rows) };
    }),
  );
  addCommand(group, {
    usage: "setup-link",
    about: "Makes a link, valid once and for 24 hours, by which the first superadmin sets a password.",
    example: "admin setup-link",
  }).action(
    answering(call, async () => {
      const { token, expiresAt } = await createSetupLink(call.context);
      const url = `${env().PORTAL_URL}/setup?token=${token}`;
      return {
        document: { url, expiresAt },
        text: `${url}\nValid once, until ${expiresAt.toISOString()}.\n`,
      };
    }),
  );
}

interface CreateOptions {
  login: string;
  name?: string;
}

function addCreate(group: Command, call: Call): void {
  addCommand(group, {
    usage: "create",
    about: "Creates an administrator of the whole installation.",
    example: "admin create --login root@example.org --password-stdin < password.txt",
  })
    .requiredOption("--login <email>", "e-mail address to sign in with; it need not be a mailbox here")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option("--name <name>", "name to show")
    .addOption(
      new Option("--role <role>", "what the account may do").choices(["superadmin"]).default("superadmin"),
    )
    .action(
      answering<CreateOptions>(call, async ({ login, name }) => {
        const password = await readSecret(call.terminal);
        const made = await createSuperadmin(call.context, { login, displayName: name ?? "", password });
        const document = { ...made, role: "superadmin" };
        return {
          document,
          text: recordText([
            ["administrator", made.login],
            ["role", "superadmin"],
          ]),
        };
      }),
    );
}
