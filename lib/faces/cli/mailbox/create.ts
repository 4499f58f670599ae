import { type Command, Option } from "commander";
import { mailboxFields } from "@/lib/accounts/mailbox/fields";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, ownOption, secretOption } from "@/lib/faces/cli/field-option";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { templateOptions } from "@/lib/faces/cli/template/options";

const { displayName } = mailboxFields;

const options = [
  secretOption("password-stdin", "read the mailbox's password from standard input", "password"),
  ...fieldOptions({ displayName }),
  ownOption(new Option("--template <name>", "what the mailbox is given")),
  ownOption(
    new Option("--source <source>", "local, or the slug of the identity provider that it belongs to").default(
      "local",
    ),
  ),
  ...templateOptions,
];

/** `letterlock mailbox create` */
export const addCreateMailbox = (group: Command, call: Call): void =>
  addOperation(group, call, "mailbox.create", shownMailbox, {
    args: ["address"],
    argNames: ["address"],
    options,
  });
