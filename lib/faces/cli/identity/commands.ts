import { type Command, Option } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addLinkCommands } from "@/lib/faces/cli/identity/link";
import { conflictsAnswer, identitiesAnswer } from "@/lib/faces/cli/identity/view";
import { addDeletion } from "@/lib/faces/cli/operation-command";
import { type ConflictKind, conflictKinds } from "@/lib/platform/db/schema/identity-conflict";
import { allOf } from "@/lib/platform/list/page";

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

const addUnlink = (group: Command, call: Call): void =>
  addDeletion(group, call, "identity.unlink", {
    about:
      "Takes a mailbox's link to an account away, and what the person can come in by. From then on only an administrator links it.",
    options: [
      new Option("--keep-ways-in", "app passwords, API keys, the local password and second factors stay"),
      new Option("--link-by-address", "the next account with the mailbox's address is linked by itself"),
    ].map((option) => ownOption(option)),
    ended: "unlinked",
    endedOf: mailboxSubject,
  });
