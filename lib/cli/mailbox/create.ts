import type { Command } from "commander";
import type { Call } from "@/lib/cli/call";
import { addCommand, answering } from "@/lib/cli/command";
import { refusalError } from "@/lib/cli/mailbox/refusal";
import { sourceId } from "@/lib/cli/mailbox/source";
import { mailboxAnswer } from "@/lib/cli/mailbox/view";
import { addTemplateOptions, type TemplateOptions, templateFields } from "@/lib/cli/template/options";
import { readSecret } from "@/lib/cli/terminal";
import { createMailbox } from "@/lib/mailbox/create-mailbox";
import { getMailbox } from "@/lib/mailbox/queries";
import { getTemplateByName } from "@/lib/template/queries";

interface CreateOptions extends TemplateOptions {
  passwordStdin?: true;
  name?: string;
  template?: string;
  source: string;
}

/** `letterlock mailbox create` */
export function addCreateMailbox(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "create <address>",
    about: "Creates a mailbox; what is not given comes from the template, or from the domain's default one.",
    example: "mailbox create alice@example.org --name 'Alice Adams' --password-stdin < password.txt",
  })
    .option("--password-stdin", "read the mailbox's password from standard input")
    .option("--name <name>", "name of the person")
    .option("--template <name>", "what the mailbox is given")
    .option("--source <source>", "local, or the slug of the identity provider that it belongs to", "local");
  addTemplateOptions(command).action(
    answering<CreateOptions>(call, async (options, address) => {
      const outcome = await createMailbox(call.context, {
        address,
        displayName: options.name,
        templateId: options.template && (await getTemplateByName(call.db, options.template)).id,
        identityProviderId: await sourceId(call, options.source),
        password: options.passwordStdin && (await readSecret(call.terminal)),
        ...templateFields(options),
      });
      if (!outcome.created) throw refusalError(outcome.reason, address);
      return mailboxAnswer(await getMailbox(call.db, outcome.id));
    }),
  );
}
