import type { Command } from "commander";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import type { Call } from "@/lib/faces/cli/call";
import { commandOption } from "@/lib/faces/cli/field-option";
import { addList, addOperation, addOwn } from "@/lib/faces/cli/operation-command";
import type { Options } from "@/lib/faces/cli/operation-run";
import { addClientKeys } from "@/lib/faces/cli/provider/client-keys";
import { addKeycloakFile } from "@/lib/faces/cli/provider/keycloak-file";
import { addNotices } from "@/lib/faces/cli/provider/notices";
import { addSetProvider } from "@/lib/faces/cli/provider/set";
import { addTestProvider } from "@/lib/faces/cli/provider/test-connection";
import { listedProviders, shownProvider } from "@/lib/faces/cli/provider/view";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** `letterlock provider …` */
export function addProviderCommands(program: Command, call: Call): void {
  const group = program.command("provider").description("Identity providers that people sign in with.");
  addSetProvider(group, call);
  addTestProvider(group, call);
  addKeycloakFile(group, call);
  addOperation(group, call, "identity-provider.show", shownProvider);
  addList(group, call, "identity-provider.list", listedProviders);
  addNotices(group, call);
  addClientKeys(group, call);
  addSwitch(group, call, "enable", true, "Offers it on the login page.");
  addSwitch(group, call, "disable", false, "Lets nobody sign in by it any more; running sessions go on.");
  addDeletion(group, call);
}

function addDeletion(group: Command, call: Call): void {
  const options = [
    commandOption(
      "--mailboxes-to <place>",
      "where its mailboxes and domains go: local, disabled, or the slug of another provider",
    ),
  ];
  // How many went there is no part of the operation's answer.
  addOwn<Options & { mailboxesTo?: string }>(
    group,
    call,
    "identity-provider.delete",
    { options },
    async ({ mailboxesTo, ifVersion: expectedVersion }, slug = "") => {
      const { id } = await getProviderBySlug(call.db, slug);
      const mailboxesGoTo = mailboxesTo ? await destinationNamed(call.db, mailboxesTo) : undefined;
      const moved = await deleteIdentityProvider(call.context, { id, expectedVersion, mailboxesGoTo });
      return {
        document: { deleted: slug, ...moved },
        text: `Deleted ${slug}; moved ${moved.mailboxes} mailboxes and ${moved.domains} domains.\n`,
      };
    },
  );
}

const addSwitch = (group: Command, call: Call, name: string, enabled: boolean, about: string): void =>
  addOperation(group, call, "identity-provider.update", shownProvider, {
    name,
    about,
    example: `provider ${name} keycloak`,
    preset: { enabled },
  });
