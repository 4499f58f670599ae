import type { Command } from "commander";
import type { z } from "zod";
import { quotaUseView } from "@/lib/accounts/mailbox/view";
import type { Call } from "@/lib/faces/cli/call";
import { type InputOption, secretOption } from "@/lib/faces/cli/field-option";
import { addCreateMailbox } from "@/lib/faces/cli/mailbox/create";
import { addListMailboxes } from "@/lib/faces/cli/mailbox/list";
import { addSignInMeans } from "@/lib/faces/cli/mailbox/sign-in-means";
import { addUpdateMailbox } from "@/lib/faces/cli/mailbox/update";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { addDeletion, addOperation } from "@/lib/faces/cli/operation-command";
import { recordText } from "@/lib/faces/cli/text";
import { AppError } from "@/lib/platform/errors";

const states = [
  { name: "enable", adminState: "active", about: "Lets the person in again." },
  {
    name: "disable",
    adminState: "disabled",
    about: "Lets nobody in and takes no mail; ends its sessions and mail connections.",
  },
  {
    name: "receive-only",
    adminState: "receive-only",
    about: "Lets nobody in, but takes mail; ends its sessions and mail connections.",
  },
];

const shownQuotaUse = {
  schema: quotaUseView,
  text: (use: z.output<typeof quotaUseView>) => recordText(Object.entries(use)),
};

/** A hash is for migrations: whoever has one need not know the password. */
const secrets = [
  secretOption("password-stdin", "read the password from standard input", "password"),
  secretOption(
    "hash-stdin",
    "read a ready hash such as {SSHA256}… from standard input (for migrations)",
    "passwordHash",
  ),
];

const oneSecret: InputOption = {
  add: (command) => secrets.reduce((with_, option) => option.add(with_, false), command),
  async read(options, call) {
    if (!options.passwordStdin === !options.hashStdin)
      throw new AppError("invalid-input", "Give one of --password-stdin and --hash-stdin.");
    return Object.assign({}, ...(await Promise.all(secrets.map(({ read }) => read(options, call)))));
  },
};

/** `letterlock mailbox …` */
export function addMailboxCommands(program: Command, call: Call): void {
  const group = program.command("mailbox").description("Mailboxes: who has one, and what it may do.");
  addCreateMailbox(group, call);
  addOperation(group, call, "mailbox.show", shownMailbox);
  addOperation(group, call, "mailbox.quota-use", shownQuotaUse);
  addListMailboxes(group, call);
  addUpdateMailbox(group, call);
  addOperation(group, call, "mailbox.set-password", shownMailbox, {
    options: [oneSecret],
    showing: "mailbox.show",
  });
  for (const { name, about, adminState } of states)
    addOperation(group, call, "mailbox.set-state", shownMailbox, {
      name,
      about,
      example: `mailbox ${name} alice@example.org`,
      preset: { adminState },
    });
  addOperation(group, call, "mailbox.set-source", shownMailbox, {
    args: ["address", "source"],
    argNames: ["address", "source"],
  });
  addSignInMeans(group, call);
  addDeletion(group, call, "mailbox.delete", {
    confirm: {
      help: "really delete it",
      refusal: (address) => `Deleting ${address} cannot be undone. Say --yes if you mean it.`,
    },
  });
}
