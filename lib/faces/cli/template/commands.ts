import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import type { InputOption } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import { said } from "@/lib/faces/cli/said";
import { addTemplateApplication } from "@/lib/faces/cli/template/application";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { shownTemplate, shownTemplates } from "@/lib/faces/cli/template/view";
import { words } from "@/lib/words/text";

const t = words("cli.template", {
  group: "Templates for new mailboxes.",
  name: "new name",
  usersTo: "template that replaces it in mailboxes, domains and providers",
});

const newName: InputOption = {
  add: (command) => command.option("--name <name>", said(t("name"))),
  read: ({ name }) => (name === undefined ? {} : { name }),
};

const usersTo: InputOption = {
  add: (command) => command.option("--users-to <template>", said(t("usersTo"))),
  read: ({ usersTo: usersGoTo }) => (usersGoTo === undefined ? {} : { usersGoTo }),
};

/** `letterlock template …` */
export function addTemplateCommands(program: Command, call: Call): void {
  const group = program.command("template").description(said(t("group")));
  addOperation(group, call, "template.create", shownTemplate, {
    args: ["name"],
    argNames: ["name"],
    options: templateOptions,
  });
  addOperation(group, call, "template.update", shownTemplate, {
    options: [newName, ...templateOptions],
  });
  addList(group, call, "template.list", shownTemplates);
  addTemplateApplication(group, call);
  addDeletion(group, call, "template.delete", { options: [usersTo] });
}
