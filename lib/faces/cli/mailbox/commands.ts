import type { Command } from "commander";
import { getMailbox, getMailboxByAddress } from "@/lib/access/queries";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addCreateMailbox } from "@/lib/faces/cli/mailbox/create";
import { addListMailboxes } from "@/lib/faces/cli/mailbox/list";
import { addSetPassword } from "@/lib/faces/cli/mailbox/set-password";
import { addSignInMeans } from "@/lib/faces/cli/mailbox/sign-in-means";
import { sourceId } from "@/lib/faces/cli/mailbox/source";
import { addUpdateMailbox } from "@/lib/faces/cli/mailbox/update";
import { mailboxAnswer } from "@/lib/faces/cli/mailbox/view";
import { recordText } from "@/lib/faces/cli/text";
import type { AdminState } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";

const states: { verb: string; state: AdminState; about: string }[] = [
  { verb: "enable", state: "active", about: "Lets the person in again." },
  {
    verb: "disable",
    state: "disabled",
    about: "Lets nobody in and takes no mail; ends its sessions and mail connections.",
  },
  {
    verb: "receive-only",
    state: "receive-only",
    about: "Lets nobody in, but takes mail; ends its sessions and mail connections.",
  },
];

/** `letterlock mailbox …` */
export function addMailboxCommands(program: Command, call: Call): void {
  const group = program.command("mailbox").description("Mailboxes: who has one, and what it may do.");
  addCreateMailbox(group, call);
  addCommand(group, {
    usage: "show <address>",
    about: "Shows a mailbox.",
    example: "mailbox show alice@example.org --json",
  }).action(
    answering(call, async (_, address) => mailboxAnswer(await getMailboxByAddress(call.db, address))),
  );
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
  addListMailboxes(group, call);
  addUpdateMailbox(group, call);
  addSetPassword(group, call);
  for (const one of states) addSetState(group, call, one);
  addSetSource(group, call);
  addSignInMeans(group, call);
  addDelete(group, call);
}

function addSetState(group: Command, call: Call, { verb, state, about }: (typeof states)[number]): void {
  addCommand(group, {
    usage: `${verb} <address>`,
    about,
    example: `mailbox ${verb} alice@example.org`,
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      await setMailboxState(call.context, { mailboxId: id, adminState: state });
      return mailboxAnswer(await getMailbox(call.db, id));
    }),
  );
}

function addSetSource(group: Command, call: Call): void {
  addCommand(group, {
    usage: "set-source <address> <source>",
    about:
      "Says who vouches for the person: local, or an identity provider's slug. The old password is kept.",
    example: "mailbox set-source alice@example.org keycloak",
  }).action(
    answering(call, async (_, address, source) => {
      const { id } = await getMailboxByAddress(call.db, address);
      await setMailboxSource(call.context, {
        mailboxId: id,
        identityProviderId: await sourceId(call, source ?? ""),
      });
      return mailboxAnswer(await getMailbox(call.db, id));
    }),
  );
}

function addDelete(group: Command, call: Call): void {
  addCommand(group, {
    usage: "delete <address>",
    about: "Deletes a mailbox with its app passwords. The mail on the mail server's disk stays.",
    example: "mailbox delete alice@example.org --yes",
  })
    .option("--yes", "really delete it")
    .action(
      answering<{ yes?: true }>(call, async ({ yes }, given) => {
        const { id, address } = await getMailboxByAddress(call.db, given);
        if (!yes)
          throw new AppError(
            "invalid-input",
            `Deleting ${address} cannot be undone. Say --yes if you mean it.`,
          );
        await deleteMailbox(call.context, { mailboxId: id });
        return { document: { deleted: address }, text: `Deleted ${address}.\n` };
      }),
    );
}
