import type { Command } from "commander";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { passwordOption } from "@/lib/faces/cli/admin/create";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { fieldOptions, required } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation, addPresets } from "@/lib/faces/cli/operation-command";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { words } from "@/lib/words/text";

const t = words("cli.admin.change", {
  yes: "confirm; this can't be undone",
  deleteRefused: "This can't be undone. Add --yes to delete {login}.",
  enable: "Enables an administrator.",
  disable: "Disables an administrator immediately.",
});

/** `letterlock admin disable|enable|set-password|…`: changes of one administrator, who is shown afterwards. */
export function addChangeCommands(group: Command, call: Call): void {
  addPresets(group, call, "admin.set-state", shownAdmin, {
    subject: "dora@example.org",
    presets: [
      { name: "disable", about: t("disable"), preset: { active: false } },
      { name: "enable", about: t("enable"), preset: { active: true } },
    ],
  });
  addSecrets(group, call);
  addRights(group, call);
  addDeletion(group, call, "admin.delete", {
    confirm: { help: t("yes"), refusal: (login) => t("deleteRefused", { login }) },
  });
}

function addSecrets(group: Command, call: Call): void {
  addOperation(group, call, "admin.set-password", shownAdmin, {
    options: required([passwordOption]),
    showing: "admin.show",
  });
  addList(group, call, "admin.second-factors", shownFactors);
  addOperation(group, call, "admin.reset-second-factors", shownAdmin, {
    name: "reset-second-factor",
    showing: "admin.show",
  });
  addOperation(group, call, "admin.end-sessions", shownAdmin, { showing: "admin.show" });
}

const { displayName, mayImpersonate } = adminFields;

function addRights(group: Command, call: Call): void {
  addOperation(group, call, "admin.set-domains", shownAdmin, {
    args: ["login", "names"],
    argNames: ["login", "domains"],
    readArgs: ({ login, domains }) => ({ login, domains: nameList(String(domains)) }),
  });
  addOperation(group, call, "admin.set-role", shownAdmin, {
    args: ["login", "role"],
    argNames: ["login", "role"],
  });
  addOperation(group, call, "admin.update", shownAdmin, {
    options: fieldOptions({ displayName, mayImpersonate }),
  });
}
