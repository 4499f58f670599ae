import { aliasFields } from "@/lib/accounts/alias/fields";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { shownAlias, shownAliases } from "@/lib/faces/cli/alias/view";
import {
  domainOption,
  fieldOptions,
  filterOptions,
  type InputOption,
  orderOptions,
  ownOption,
} from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { moment } from "@/lib/faces/cli/option-parsers";
import { option, said } from "@/lib/faces/cli/said";
import { words } from "@/lib/words/text";

const t = words("cli.alias", {
  group: "Additional addresses for mailboxes, permanent or temporary.",
  expires: "expires on this date or at this time, such as 2027-01-31",
  mailbox: "mailbox that receives its mail",
  lifetime: "how long it works from now on",
  temporary: "only those that expire",
  permanent: "only those that don't expire",
  domain: "only those in this domain",
  ofMailbox: "only those of this mailbox",
  search: "only those with this in the alias, mailbox or description",
  state: "only those in this state",
  alias: "the alias",
  enable: "Enables an alias, so that it accepts mail again.",
  disable: "Disables an alias. It accepts no mail, and its address stays taken.",
});

const { description, expiresAt } = aliasFields;
const described = fieldOptions({ description });

/** A new alias has an end, or none is said; a change can take it away by `none`. */
const firstEnd = ownOption(option("--expires <date>", t("expires")).argParser(moment), "expiresAt");
const changedEnd = fieldOptions({ expiresAt });

const mailbox = ownOption(option("--mailbox <address>", t("mailbox")));

const lifetime = ownOption(
  option("--lifetime <time>", t("lifetime")).choices(lifetimes).makeOptionMandatory(),
);

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
  ...filterOptions("alias.list", {
    "--mailbox <address>": t("ofMailbox"),
    "--search <text>": t("search"),
    "--state <state>": t("state"),
  }),
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
    options: [...described, firstEnd],
  });
  group.operation("temporary-alias.create", shownAlias, {
    name: "create-temporary",
    args: ["mailbox"],
    argNames: ["address"],
    options: [lifetime, ...described],
  });
  group.operation("alias.extend", shownAlias, { ...named, options: [lifetime] });
  group.list("alias.list", shownAliases, { options: filters });
  group.operation("alias.show", shownAlias, named);
  group.operation("alias.update", shownAlias, {
    ...named,
    options: [mailbox, ...described, ...changedEnd],
  });
  const states = {
    enable: { about: t("enable"), preset: { active: true } },
    disable: { about: t("disable"), preset: { active: false } },
  };
  group.presets("alias.update", shownAlias, states, named);
  group.deletion("alias.delete", named);
}
