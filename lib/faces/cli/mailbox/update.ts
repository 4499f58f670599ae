import type { Command } from "commander";
import { getMailbox, getMailboxByAddress } from "@/lib/access/queries";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { mailboxAnswer } from "@/lib/faces/cli/mailbox/view";
import { orNull } from "@/lib/faces/cli/option-parsers";
import { addTemplateOptions, type TemplateOptions, templateFields } from "@/lib/faces/cli/template/options";

interface UpdateOptions extends TemplateOptions {
  name?: string;
  language?: string;
  localPassword?: boolean;
  unpin?: true;
}

/** `letterlock mailbox update` */
export function addUpdateMailbox(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "update <address>",
    about: "Changes a mailbox. What is changed here is pinned: no template and no directory changes it back.",
    example: "mailbox update alice@example.org --quota 20G --protocols imap,smtp",
  })
    .option("--name <name>", "name of the person")
    .option("--language <tag>", "language of the person, such as de or pt-BR, or none")
    .option("--local-password", "let the local password work beside the identity provider")
    .option("--no-local-password", "the identity provider alone")
    .option("--unpin", "pin nothing: the template and the directory decide again");
  addTemplateOptions(command).action(
    answering<UpdateOptions>(call, async (options, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      await updateMailbox(call.context, {
        mailboxId: id,
        displayName: options.name,
        language: orNull(options.language),
        localPasswordAllowed: options.localPassword,
        pinnedFields: options.unpin && [],
        ...templateFields(options),
      });
      return mailboxAnswer(await getMailbox(call.db, id));
    }),
  );
}
