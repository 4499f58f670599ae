import type { z } from "zod";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { adminGroupView } from "@/lib/accounts/admin-group/view";
import { fieldOptions, required } from "@/lib/faces/cli/field-option";
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

const { provider, group, role, domains, permissions, mayImpersonate } = adminGroupFields;
const named = fieldOptions({ provider, group });
const given = fieldOptions({ role });
const managed = fieldOptions({ domains, permissions, mayImpersonate });

/** `letterlock admin-group …` */
export function addAdminGroupCommands(program: Group): void {
  const group = program.group("admin-group", t("group"));
  group.operation("admin-group.create", one, {
    options: [...required(named), ...required(given), ...managed],
  });
  group.operation("admin-group.update", one, { options: [...given, ...managed] });
  group.list("admin-group.list", many);
}
