import type { Command } from "commander";
import { templateView } from "@/lib/accounts/template/view";
import type { Call } from "@/lib/faces/cli/call";
import type { InputOption } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import { addTemplateApplication } from "@/lib/faces/cli/template/application";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { templatesText, templateText } from "@/lib/faces/cli/template/view";

const { schema } = templateView;
const one = { schema, text: templateText };

const newName: InputOption = {
  add: (command) => command.option("--name <name>", "new name"),
  read: ({ name }) => (name === undefined ? {} : { name }),
};

const usersTo: InputOption = {
  add: (command) =>
    command.option(
      "--users-to <template>",
      "what takes its place where mailboxes, domains or providers have it",
    ),
  read: ({ usersTo: usersGoTo }) => (usersGoTo === undefined ? {} : { usersGoTo }),
};

/** `letterlock template …` */
export function addTemplateCommands(program: Command, call: Call): void {
  const group = program.command("template").description("What mailboxes are given when they are made.");
  addOperation(group, call, "template.create", one, {
    args: ["name"],
    argNames: ["name"],
    options: templateOptions,
  });
  addOperation(group, call, "template.update", one, {
    options: [newName, ...templateOptions],
  });
  addOperation(group, call, "template.show", one);
  addList(group, call, "template.list", { schema, text: templatesText });
  addTemplateApplication(group, call);
  addDeletion(group, call, "template.delete", { options: [usersTo] });
}
