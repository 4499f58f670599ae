import type { Command } from "commander";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { withFlags } from "@/lib/accounts/template/given-shapes";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { refusalError } from "@/lib/faces/cli/mailbox/refusal";
import { sourceId } from "@/lib/faces/cli/mailbox/source";
import { mailboxAnswer } from "@/lib/faces/cli/mailbox/view";
import { givenBy, templateOptions } from "@/lib/faces/cli/template/options";
import { readSecret } from "@/lib/faces/cli/terminal";

interface CreateOptions extends Record<string, unknown> {
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
  for (const option of templateOptions) option.add(command, false);
  command.action(
    answering<CreateOptions>(call, async (options, address) => {
      const outcome = await createMailbox(call.context, {
        address,
        displayName: options.name,
        templateId: options.template && (await getTemplateByName(call.db, options.template)).id,
        identityProviderId: await sourceId(call, options.source),
        password: options.passwordStdin && (await readSecret(call.terminal)),
        ...withFlags(givenBy(options)),
      });
      if (!outcome.created) throw refusalError(outcome.reason, address);
      return mailboxAnswer(call, outcome.address);
    }),
  );
}
