import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addCreateMailbox } from "@/lib/faces/cli/mailbox/create";
import { addListMailboxes } from "@/lib/faces/cli/mailbox/list";
import { addSetPassword } from "@/lib/faces/cli/mailbox/set-password";
import { addSignInMeans } from "@/lib/faces/cli/mailbox/sign-in-means";
import { addUpdateMailbox } from "@/lib/faces/cli/mailbox/update";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { addDeletion, addOperation } from "@/lib/faces/cli/operation-command";
import { recordText } from "@/lib/faces/cli/text";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";

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

/** `letterlock mailbox …` */
export function addMailboxCommands(program: Command, call: Call): void {
  const group = program.command("mailbox").description("Mailboxes: who has one, and what it may do.");
  addCreateMailbox(group, call);
  addOperation(group, call, "mailbox.show", shownMailbox);
  addQuotaUse(group, call);
  addListMailboxes(group, call);
  addUpdateMailbox(group, call);
  addSetPassword(group, call);
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

function addQuotaUse(group: Command, call: Call): void {
  addCommand(group, {
    usage: "quota-use <address>",
    about: "Shows how much of a mailbox's quota is used, as far as the mail server tells.",
    example: "mailbox quota-use alice@example.org",
  }).action(
    answering(call, async (_, given) => {
      const { address, quotaBytes } = await getMailboxByAddress(call.db, given);
      const use = await readQuotaUse(address);
      const document = { quotaBytes, usedBytes: use?.usedBytes ?? null, messages: use?.messages ?? null };
      return { document, text: recordText(Object.entries(document)) };
    }),
  );
}
