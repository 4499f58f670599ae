import type { InputOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
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
export function addTemplateCommands(program: Group): void {
  const group = program.group("template", t("group"));
  group.operation("template.create", shownTemplate, {
    args: ["name"],
    options: templateOptions,
  });
  group.operation("template.update", shownTemplate, {
    options: [newName, ...templateOptions],
  });
  group.list("template.list", shownTemplates);
  addTemplateApplication(group);
  group.deletion("template.delete", { options: [usersTo] });
}
