import { type Command, Option } from "commander";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { shownAlias, shownAliases } from "@/lib/faces/cli/alias/view";
import type { Call } from "@/lib/faces/cli/call";
import {
  domainOption,
  fieldOptions,
  filterOptions,
  type InputOption,
  orderOptions,
  ownOption,
} from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import { moment } from "@/lib/faces/cli/option-parsers";

const { description, expiresAt } = aliasFields;
const described = fieldOptions({ description });

/** A new alias has an end, or none is said; a change can take it away by `none`. */
const firstEnd = ownOption(
  new Option("--expires <date>", "last day or moment, such as 2027-01-31").argParser(moment),
  "expiresAt",
);
const changedEnd = fieldOptions({ expiresAt });

const mailbox = ownOption(new Option("--mailbox <address>", "where its mail goes"));

const lifetime = ownOption(
  new Option("--lifetime <time>", "how long from now on").choices(lifetimes).makeOptionMandatory(),
);

/** The filter `kind`, as two flags. */
const kind: InputOption = {
  add: (command) =>
    command
      .option("--temporary", "only those with an end")
      .addOption(new Option("--permanent", "only those without").conflicts("temporary")),
  read: ({ temporary, permanent }) =>
    temporary ? { kind: "temporary" } : permanent ? { kind: "permanent" } : {},
};

const filters = [
  domainOption("only those with an address in this domain"),
  ...filterOptions("alias.list", {
    "--mailbox <address>": "only those of this mailbox",
    "--search <text>": "only those with this in the alias, the mailbox or the description",
    "--state <state>": "only those in this state",
  }),
  kind,
  ...orderOptions("alias.list", "the alias"),
];

/** What the help calls the address of an alias. */
const named = { args: ["alias"], argNames: ["address"] };

/** `letterlock alias …` */
export function addAliasCommands(program: Command, call: Call): void {
  const group = program
    .command("alias")
    .description("Further addresses of mailboxes, for good or for a time.");
  addOperation(group, call, "alias.create", shownAlias, {
    args: ["alias", "mailbox"],
    argNames: ["address", "mailbox"],
    options: [...described, firstEnd],
  });
  addOperation(group, call, "temporary-alias.create", shownAlias, {
    name: "create-temporary",
    args: ["mailbox"],
    argNames: ["address"],
    options: [lifetime, ...described],
  });
  addOperation(group, call, "alias.extend", shownAlias, { ...named, options: [lifetime] });
  addList(group, call, "alias.list", shownAliases, { options: filters });
  addOperation(group, call, "alias.show", shownAlias, named);
  addOperation(group, call, "alias.update", shownAlias, {
    ...named,
    options: [mailbox, ...described, ...changedEnd],
  });
  addOperation(group, call, "alias.update", shownAlias, {
    ...named,
    name: "enable",
    about: "Lets an alias take mail again.",
    example: "alias enable sales@example.org",
    preset: { active: true },
  });
  addOperation(group, call, "alias.update", shownAlias, {
    ...named,
    name: "disable",
    about: "Lets an alias take no mail; its address stays taken.",
    example: "alias disable sales@example.org",
    preset: { active: false },
  });
  addDeletion(group, call, "alias.delete", named);
}
