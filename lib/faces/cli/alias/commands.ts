import { type Command, Option } from "commander";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { type Lifetime, lifetimes } from "@/lib/accounts/alias/lifetime";
import { aliasSubject } from "@/lib/accounts/alias/view";
import { addListAliases } from "@/lib/faces/cli/alias/list";
import { aliasAnswer, shownAlias } from "@/lib/faces/cli/alias/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { fieldOptions, ownOption } from "@/lib/faces/cli/field-option";
import { addDeletion, addOperation } from "@/lib/faces/cli/operation-command";
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

const lifetimeOption = () =>
  new Option("--lifetime <time>", "how long from now on").choices(lifetimes).makeOptionMandatory();

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
    options: [ownOption(lifetimeOption()), ...described],
  });
  addExtend(group, call);
  addListAliases(group, call);
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

function addExtend(group: Command, call: Call): void {
  addCommand(group, {
    usage: "extend <alias>",
    about: "Lets a temporary alias live for a time from now on; one that has expired comes back.",
    example: "alias extend lusab-babad-gutih@example.org --lifetime 7d",
  })
    .addOption(lifetimeOption())
    .action(
      answering<{ lifetime: Lifetime }>(call, async (options, address = "") => {
        const { id } = await aliasSubject.get(call.context, { address });
        await extendAlias(call.context, { id, lifetime: options.lifetime });
        return aliasAnswer(call, address);
      }),
    );
}
