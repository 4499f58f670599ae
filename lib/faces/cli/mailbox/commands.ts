import { quotaUseView } from "@/lib/accounts/mailbox/view";
import { type InputOption, secretOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { addCreateMailbox } from "@/lib/faces/cli/mailbox/create";
import { addListMailboxes } from "@/lib/faces/cli/mailbox/list";
import { addSignInMeans } from "@/lib/faces/cli/mailbox/sign-in-means";
import { addUpdateMailbox } from "@/lib/faces/cli/mailbox/update";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const t = words("cli.mailbox", {
  group: "Mailboxes and what they can do.",
  enable: "Enables a mailbox, so that the person can sign in again.",
  disable:
    "Disables a mailbox: nobody can sign in, no mail is accepted, and its sessions and mail connections are closed.",
  receiveOnly:
    "Makes a mailbox receive-only: nobody can sign in, mail is still accepted, and its sessions and mail connections are closed.",
  password: "read the password from standard input",
  hash: "read a password hash such as '{SSHA256}'… from standard input (for migrations)",
  oneSecret: "Use either --password-stdin or --hash-stdin.",
  yes: "confirm the deletion",
  deleteRefused: "Deleting {address} can't be undone. Add --yes to delete it.",
});

const shownQuotaUse = asRecord(quotaUseView, [(use) => Object.entries(use)]);

/** A hash is for migrations: whoever has one need not know the password. */
const secrets = [
  secretOption("password-stdin", t("password"), "password"),
  secretOption("hash-stdin", t("hash"), "passwordHash"),
];

const oneSecret: InputOption = {
  add: (command) => secrets.reduce((with_, option) => option.add(with_, false), command),
  async read(options, call) {
    if (!options.passwordStdin === !options.hashStdin) throw new AppError("invalid-input", t("oneSecret"));
    return Object.assign({}, ...(await Promise.all(secrets.map(({ read }) => read(options, call)))));
  },
};

/** `letterlock mailbox …` */
export function addMailboxCommands(program: Group): void {
  const group = program.group("mailbox", t("group"));
  addCreateMailbox(group);
  group.operation("mailbox.quota-use", shownQuotaUse);
  addListMailboxes(group);
  addUpdateMailbox(group);
  group.operation("mailbox.set-password", shownMailbox, {
    options: [oneSecret],
    showing: "mailbox.show",
  });
  group.presets("mailbox.set-state", shownMailbox, {
    enable: { about: t("enable"), preset: { adminState: "active" } },
    disable: { about: t("disable"), preset: { adminState: "disabled" } },
    "receive-only": { about: t("receiveOnly"), preset: { adminState: "receive-only" } },
  });
  group.operation("mailbox.set-source", shownMailbox, { args: ["address", "source"] });
  addSignInMeans(group);
  group.deletion("mailbox.delete", {
    confirm: {
      help: t("yes"),
      refusal: (address) => t("deleteRefused", { address }),
    },
  });
}
