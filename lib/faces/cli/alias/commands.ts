import { aliasFields } from "@/lib/accounts/alias/fields";
import { shownAlias, shownAliases } from "@/lib/faces/cli/alias/view";
import { domainOption, fieldOptions, type InputOption, orderOptions } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { option, said } from "@/lib/faces/cli/said";
import { words } from "@/lib/words/text";

const t = words("cli.alias", {
  group: "Additional addresses for mailboxes, permanent or temporary.",
  temporary: "only those that expire",
  permanent: "only those that don't expire",
  domain: "only those in this domain",
  alias: "the alias",
  enable: "Enables an alias, so that it accepts mail again.",
  disable: "Disables an alias. It accepts no mail, and its address stays taken.",
});

const { expiresAt } = aliasFields;

/** The filter `kind`, as two flags. */
const kind: InputOption = {
  add: (command) =>
    command
      .option("--temporary", said(t("temporary")))
      .addOption(option("--permanent", t("permanent")).conflicts("temporary")),
  read: ({ temporary, permanent }) =>
    temporary ? { kind: "temporary" } : permanent ? { kind: "permanent" } : {},
};

const filters = [
  domainOption(t("domain")),
  ...namedOptions("alias.list"),
  kind,
  ...orderOptions("alias.list", t("alias")),
];

/** What the help calls the address of an alias. */
const named = { args: ["alias"], argNames: ["address"] };

/** `letterlock alias …` */
export function addAliasCommands(program: Group): void {
  const group = program.group("alias", t("group"));
  group.operation("alias.create", shownAlias, {
    args: ["alias", "mailbox"],
    argNames: ["address", "mailbox"],
  });
  group.operation("temporary-alias.create", shownAlias, {
    name: "create-temporary",
    args: ["mailbox"],
    argNames: ["address"],
  });
  group.operation("alias.extend", shownAlias, named);
  group.list("alias.list", shownAliases, { options: filters });
  group.operation("alias.show", shownAlias, named);
  group.operation("alias.update", shownAlias, {
    ...named,
    options: [...namedOptions("alias.update"), ...fieldOptions({ expiresAt })],
  });
  const states = {
    enable: { about: t("enable"), preset: { active: true } },
    disable: { about: t("disable"), preset: { active: false } },
  };
  group.presets("alias.update", shownAlias, states, named);
  group.deletion("alias.delete", named);
}
