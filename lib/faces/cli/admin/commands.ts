import { type Command, Option } from "commander";
import type { z } from "zod";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { adminView, passwordLinkView } from "@/lib/accounts/admin-account/view";
import { text } from "@/lib/catalogue/moment";
import { addChangeCommands } from "@/lib/faces/cli/admin/change";
import { addCreate } from "@/lib/faces/cli/admin/create";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { tableText } from "@/lib/faces/cli/text";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";
import { env } from "@/lib/platform/env";

const search = ownOption(new Option("--search <text>", "part of the login or the name"));
const role = ownOption(new Option("--role <role>", "only this role").choices(adminRoles));

/** Many administrators; a superadmin has no domains to list. */
const listed = {
  schema: adminView.schema,
  text: (admins: z.output<typeof adminView.schema>[]) =>
    tableText(
      ["LOGIN", "NAME", "ROLE", "ACTIVE", "DOMAINS"],
      admins.map((one) => [one.login, one.displayName, one.role, one.active, one.domains]),
    ),
};

const shownLink = {
  schema: passwordLinkView,
  text: ({ url, expiresAt }: z.output<typeof passwordLinkView>) =>
    `${url}\nValid once, until ${expiresAt}.\n`,
};

/** `letterlock admin …` */
export function addAdminCommands(program: Command, call: Call): void {
  const group = program.command("admin").description("Administrators' own accounts.");
  addCreate(group, call);
  addList(group, call, "admin.list", listed, { options: [search, role] });
  addOperation(group, call, "admin.show", shownAdmin);
  addChangeCommands(group, call);
  addOperation(group, call, "admin.create-password-link", shownLink, { name: "password-link" });
  addCommand(group, {
    usage: "setup-link",
    about: "Makes a link, valid once and for 24 hours, by which the first superadmin sets a password.",
    example: "admin setup-link",
  }).action(
    answering(call, async () => {
      const { token, expiresAt } = await createSetupLink(call.context, {});
      const url = `${env().PORTAL_URL}/setup?token=${token}`;
      const document = { url, expiresAt: text(expiresAt) };
      return { document, text: shownLink.text(document) };
    }),
  );
}
