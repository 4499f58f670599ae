import { ownOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { option } from "@/lib/faces/cli/said";
import { addTemplateApplication } from "@/lib/faces/cli/template/application";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { shownTemplate, shownTemplates } from "@/lib/faces/cli/template/view";
import { words } from "@/lib/words/text";

const t = words("cli.template", {
  group: "Templates for new mailboxes.",
  name: "new name",
});

const newName = ownOption(option("--name <name>", t("name")));

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
  group.deletion("template.delete");
}
