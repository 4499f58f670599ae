import { type Command, Option } from "commander";
import { passwordOption } from "@/lib/faces/cli/admin/create";
import { shownAdmin } from "@/lib/faces/cli/admin/view";
import type { Call } from "@/lib/faces/cli/call";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { type InputOption, ownOption, required } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import { nameList } from "@/lib/faces/cli/option-parsers";

/** `letterlock admin disable|enable|set-password|…`: changes of one administrator, who is shown afterwards. */
export function addChangeCommands(group: Command, call: Call): void {
  addState(group, call, "disable", false);
  addState(group, call, "enable", true);
  addSecrets(group, call);
  addRights(group, call);
  addDeletion(group, call, "admin.delete", {
    confirm: { help: "do it; there is no way back", refusal: (login) => `Add --yes to delete ${login}.` },
  });
}

const addState = (group: Command, call: Call, name: "disable" | "enable", active: boolean): void =>
  addOperation(group, call, "admin.set-state", shownAdmin, {
    name,
    about: active ? "Lets an administrator in again." : "Locks an administrator out, at once.",
    example: `admin ${name} dora@example.org`,
    preset: { active },
  });

function addSecrets(group: Command, call: Call): void {
  addOperation(group, call, "admin.set-password", shownAdmin, {
    options: required([passwordOption]),
    showing: "admin.show",
  });
  addList(group, call, "admin.second-factors", shownFactors);
  addOperation(group, call, "admin.reset-second-factors", shownAdmin, {
    name: "reset-second-factor",
    about: "Takes away all second factors of an administrator who has lost them, and ends its sessions.",
    showing: "admin.show",
  });
  addOperation(group, call, "admin.end-sessions", shownAdmin, { showing: "admin.show" });
}

const name = ownOption(new Option("--name <name>", "name to show"), "displayName");

const mayOpenAs: InputOption = {
  add: (command) =>
    command
      .option("--may-open-as", "may open the portal and webmail as one of its mailboxes")
      .option("--no-may-open-as", "may not"),
  read: (options) => (options.mayOpenAs === undefined ? {} : { mayOpenAs: options.mayOpenAs }),
};

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
  addOperation(group, call, "admin.update", shownAdmin, { options: [name, mayOpenAs] });
}
