import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { linkAgain, weighAccount } from "@/lib/directory/link-again/link-again";
import { linkManyAgain } from "@/lib/directory/link-again/link-many-again";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { identitiesAnswer, judgementAnswer, linkedAnswer } from "@/lib/faces/cli/identity/view";
import { allOf } from "@/lib/platform/list/page";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

interface LinkOptions {
  preview?: true;
  keepWaysIn?: true;
  despiteDoubts?: true;
}

const keepText = "app passwords, API keys, the local password and second factors stay";

/** `letterlock identity link | link-all` */
export function addLinkCommands(group: Command, call: Call): void {
  addCommand(group, {
    usage: "link <address> <provider> <subject>",
    about:
      "Links a mailbox to an account at its source, in place of the one it is linked to, whose ways in end. SUBJECT is the account's id there.",
    example: "identity link alice@example.org keycloak 0f3c2b1a-5c1e-4f0e-9f4d-0c6f1b9f7a55",
  })
    .option("--preview", "only say what speaks against it")
    .option("--keep-ways-in", keepText)
    .option("--despite-doubts", "link although something speaks against it that you have looked into")
    .action(answering<LinkOptions>(call, (options, ...given) => link(call, options, given)));
  addCommand(group, {
    usage: "link-all <provider>",
    about:
      "Shows which waiting accounts of a provider can be linked: same address, proven, same name, old account gone. Links them with --apply.",
    example: "identity link-all keycloak --apply",
  })
    .option("--apply", "link them; without it nothing is changed")
    .option("--keep-ways-in", keepText)
    .action(
      answering<{ apply?: true; keepWaysIn?: true }>(
        call,
        async ({ apply = false, keepWaysIn }, provider) => {
          const input = { provider, apply, keepWaysIn };
          return linkedAnswer(await allOf((cursor) => linkManyAgain(call.context, { ...input, cursor })));
        },
      ),
    );
}

async function link(
  call: Call,
  { preview, keepWaysIn, despiteDoubts }: LinkOptions,
  [address = "", slug = "", subject = ""]: string[],
): Promise<Answer> {
  const { id: mailboxId } = await getMailboxByAddress(call.db, address);
  const { id: identityProviderId } = await getProviderBySlug(call.db, slug);
  const wanted = { mailboxId, identityProviderId, subject };
  if (preview) return judgementAnswer(await weighAccount(call.context, wanted));
  await linkAgain(call.context, { ...wanted, keepWaysIn, despiteDoubts });
  return identitiesAnswer(await listIdentities(call.db, mailboxId));
}
