import { fieldOptions, ownOption, secretOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { option } from "@/lib/faces/cli/said";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { personFields } from "@/lib/providers/settings/person-fields";
import { words } from "@/lib/words/text";

const t = words("cli.mailbox.create", {
  password: "read the mailbox's password from standard input",
  template: "template to apply",
  source: "authentication source: local, or the slug of an identity provider",
});

const options = [
  secretOption("password-stdin", t("password"), "password"),
  ...fieldOptions(personFields),
  ownOption(option("--template <name>", t("template"))),
  ownOption(option("--source <source>", t("source")).default("local")),
  ...templateOptions,
];

/** `letterlock mailbox create` */
export const addCreateMailbox = (group: Group): void =>
  group.operation("mailbox.create", shownMailbox, { args: ["address"], options });
