import { adminFields } from "@/lib/accounts/admin-account/fields";
import { passwordOption } from "@/lib/faces/cli/admin/create";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { fieldOptions, required } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { words } from "@/lib/words/text";

const t = words("cli.admin.change", {
  yes: "confirm; this can't be undone",
  deleteRefused: "This can't be undone. Add --yes to delete {login}.",
  enable: "Enables an administrator.",
  disable: "Disables an administrator immediately.",
});

/** `letterlock admin disable|enable|set-password|…`: changes of one administrator, who is shown afterwards. */
export function addChangeCommands(group: Group): void {
  group.presets("admin.set-state", shownAdmin, {
    disable: { about: t("disable"), preset: { active: false } },
    enable: { about: t("enable"), preset: { active: true } },
  });
  addSecrets(group);
  addRights(group);
  group.deletion("admin.delete", {
    confirm: { help: t("yes"), refusal: (login) => t("deleteRefused", { login }) },
  });
}

function addSecrets(group: Group): void {
  group.operation("admin.set-password", shownAdmin, {
    options: required([passwordOption]),
    showing: "admin.show",
  });
  group.list("admin.second-factors", shownFactors);
  group.operation("admin.reset-second-factors", shownAdmin, {
    name: "reset-second-factor",
    showing: "admin.show",
  });
  group.operation("admin.end-sessions", shownAdmin, { showing: "admin.show" });
}

const { displayName, mayImpersonate } = adminFields;

function addRights(group: Group): void {
  group.operation("admin.set-domains", shownAdmin, {
    args: ["login", "names"],
    argNames: ["login", "domains"],
    readArgs: ({ login, domains }) => ({ login, domains: nameList(String(domains)) }),
  });
  group.operation("admin.set-role", shownAdmin, { args: ["login", "role"] });
  group.operation("admin.update", shownAdmin, {
    options: fieldOptions({ displayName, mayImpersonate }),
  });
}
