import type { z } from "zod";
import { adminGroupView } from "@/lib/accounts/admin-group/view";
import type { Group } from "@/lib/faces/cli/group";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.adminGroup", {
  group: "Groups of identity providers whose members are administrators.",
  all: "all",
});

const domainsOf = ({ role, domains }: z.output<typeof adminGroupView.schema>) =>
  role === "superadmin" ? said(t("all")) : domains;

const one = asRecord(adminGroupView.schema, [
  "id",
  ["identityProvider", "provider"],
  "group",
  "role",
  ["domains", domainsOf],
  ["permissions", ({ role, permissions }) => (role === "delegate" ? permissions : null)],
  ["mayImpersonate", ({ role, mayImpersonate }) => (role === "delegate" ? null : mayImpersonate)],
  ["created", "createdAt"],
]);

const many = asTable(adminGroupView.schema, ["id", "provider", "group", "role", ["domains", domainsOf]]);

/** `letterlock admin-group …` */
export function addAdminGroupCommands(program: Group): void {
  const group = program.group("admin-group", t("group"));
  group.operation("admin-group.create", one);
  group.operation("admin-group.update", one);
  group.list("admin-group.list", many);
}
