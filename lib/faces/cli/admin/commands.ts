import type { z } from "zod";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { adminView, passwordLinkView } from "@/lib/accounts/admin-account/view";
import { addChangeCommands } from "@/lib/faces/cli/admin/change";
import { addCreate } from "@/lib/faces/cli/admin/create";
import type { Group } from "@/lib/faces/cli/group";
import { said } from "@/lib/faces/cli/said";
import { asTable } from "@/lib/faces/cli/shown-as";
import { env } from "@/lib/platform/env";
import { text } from "@/lib/platform/input/moment";
import { words } from "@/lib/words/text";

const t = words("cli.admin", {
  group: "Administrator accounts.",
  validUntil: "Can be used once, until {time}.",
  setupLink:
    "Creates a link with which the first superadmin sets a password. It works once and for 24 hours.",
});

/** Many administrators; a superadmin has no domains to list. */
const listed = asTable(adminView.schema, ["login", ["name", "displayName"], "role", "active", "domains"]);

const shownLink = {
  schema: passwordLinkView,
  text: ({ url, expiresAt }: z.output<typeof passwordLinkView>) =>
    `${url}\n${said(t("validUntil", { time: expiresAt }))}\n`,
};

/** `letterlock admin …` */
export function addAdminCommands(program: Group): void {
  const group = program.group("admin", t("group"));
  addCreate(group);
  group.list("admin.list", listed);
  addChangeCommands(group);
  group.operation("admin.create-password-link", shownLink, { name: "password-link" });
  group.plain({ usage: "setup-link", about: t("setupLink"), example: "admin setup-link" }, async () => {
    const { token, expiresAt } = await createSetupLink(group.call.context, {});
    const url = `${env().PORTAL_URL}/setup?token=${token}`;
    const document = { url, expiresAt: text(expiresAt) };
    return { document, text: shownLink.text(document) };
  });
}
