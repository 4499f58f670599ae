import { type Command, Option } from "commander";
import { createPasswordLink } from "@/lib/accounts/admin-account/create-password-link";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { addChangeCommands } from "@/lib/faces/cli/admin/change";
import { addCreate } from "@/lib/faces/cli/admin/create";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { tableText } from "@/lib/faces/cli/text";
import { type AdminRole, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { env } from "@/lib/platform/env";
import { allOf } from "@/lib/platform/list/page";

/** `letterlock admin …` */
export function addAdminCommands(program: Command, call: Call): void {
  const group = program.command("admin").description("Administrators' own accounts.");
  addCreate(group, call);
  addCommand(group, {
    usage: "list",
    about: "Lists the administrators.",
    example: "admin list --role domain-admin",
  })
    .option("--search <text>", "part of the login or the name")
    .addOption(new Option("--role <role>", "only this role").choices(adminRoles))
    .action(
      answering<{ search?: string; role?: AdminRole }>(call, async ({ search, role }) => {
        const document = await allOf((cursor) =>
          listAdminPage(call.context, { search, role, cursor, limit: 500 }),
        );
        const rows = document.map((one) => [one.login, one.displayName, one.role, one.active, one.domains]);
        return { document, text: tableText(["LOGIN", "NAME", "ROLE", "ACTIVE", "DOMAINS"], rows) };
      }),
    );
  addOperation(group, call, "admin.show", shownAdmin);
  addChangeCommands(group, call);
  addCommand(group, {
    usage: "password-link <login>",
    about: "Makes a link, valid once and for 24 hours, by which an administrator chooses its own password.",
    example: "admin password-link dora@example.org",
  }).action(
    answering(call, async (_options, login: string) => {
      const { id } = await getAdminByLogin(call.db, login);
      const document = await createPasswordLink(call.context, { adminId: id });
      return {
        document,
        text: `${document.url}\nValid once, until ${document.expiresAt.toISOString()}.\n`,
      };
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
