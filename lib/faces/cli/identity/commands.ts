import { type Command, Option } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addLinkCommands } from "@/lib/faces/cli/identity/link";
import { conflictsAnswer, identitiesAnswer } from "@/lib/faces/cli/identity/view";
import { type ConflictKind, conflictKinds } from "@/lib/platform/db/schema/identity-conflict";
import { allOf } from "@/lib/platform/list/page";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

const pageSize = 1_000;

/** `letterlock identity …` */
export function addIdentityCommands(program: Command, call: Call): void {
  const group = program
    .command("identity")
    .description("The accounts at identity providers that mailboxes are linked to.");
  addCommand(group, {
    usage: "list <address>",
    about: "Lists the accounts that a mailbox is linked to.",
    example: "identity list alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      return identitiesAnswer(await listIdentities(call.db, id));
    }),
  );
  addConflicts(group, call);
  addLinkCommands(group, call);
  addUnlink(group, call);
}

function addConflicts(group: Command, call: Call): void {
  addCommand(group, {
    usage: "conflicts",
    about:
      "Lists what providers say of accounts and mailboxes do not: who is kept out, and whose address has changed.",
    example: "identity conflicts --kind other-account --provider keycloak",
  })
    .addOption(new Option("--kind <kind>", "only those of this kind").choices(conflictKinds))
    .option("--provider <slug>", "only those of accounts at this provider")
    .action(
      answering<{ kind?: ConflictKind; provider?: string }>(call, async ({ kind, provider }) => {
        const input = { kind, provider, limit: pageSize };
        return conflictsAnswer(await allOf((cursor) => listConflictPage(call.context, { ...input, cursor })));
      }),
    );
}

function addUnlink(group: Command, call: Call): void {
  addCommand(group, {
    usage: "unlink <address> <provider>",
    about:
      "Takes a mailbox's link to an account away, and what the person can come in by. From then on only an administrator links it.",
    example: "identity unlink alice@example.org keycloak",
  })
    .option("--keep-ways-in", "app passwords, API keys, the local password and second factors stay")
    .option("--link-by-address", "the next account with the mailbox's address is linked by itself")
    .action(
      answering<{ keepWaysIn?: true; linkByAddress?: true }>(call, async (options, address, slug) => {
        const { id: mailboxId, address: canonical } = await getMailboxByAddress(call.db, address);
        const { id: identityProviderId } = await getProviderBySlug(call.db, slug ?? "");
        await unlinkAccount(call.context, {
          mailboxId,
          identityProviderId,
          keepWaysIn: options.keepWaysIn,
          linkByAddress: options.linkByAddress,
        });
        return { document: { unlinked: canonical }, text: `Unlinked ${canonical}.\n` };
      }),
    );
}
