import type { Command } from "commander";
import { createSetupLink } from "@/lib/admin-account/create-setup-link";
import { getAdminByLogin, listAdminAccounts } from "@/lib/admin-account/queries";
import { addChangeCommands } from "@/lib/cli/admin/change";
import { addCreate } from "@/lib/cli/admin/create";
import { adminAnswer } from "@/lib/cli/admin/view";
import type { Call } from "@/lib/cli/call";
import { addCommand, answering } from "@/lib/cli/command";
import { tableText } from "@/lib/cli/text";
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
    usage: "show <login>",
    about: "Shows one administrator.",
    example: "admin show dora@example.org",
  }).action(
    answering(call, async (_options, login: string) =>
      adminAnswer(call, await getAdminByLogin(call.db, login)),
    ),
  );
  addChangeCommands(group, call);
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
