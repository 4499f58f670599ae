import type { Command } from "commander";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import type { Call } from "@/lib/faces/cli/call";
import { commandOption } from "@/lib/faces/cli/field-option";
import { addList, addOwn, addPresets } from "@/lib/faces/cli/operation-command";
import type { Options } from "@/lib/faces/cli/operation-run";
import { addClientKeys } from "@/lib/faces/cli/provider/client-keys";
import { addDirectoryEvents } from "@/lib/faces/cli/provider/directory-events";
import { addKeycloakFile } from "@/lib/faces/cli/provider/keycloak-file";
import { addSetProvider } from "@/lib/faces/cli/provider/set";
import { addTestProvider } from "@/lib/faces/cli/provider/test-connection";
import { listedProviders, shownProvider } from "@/lib/faces/cli/provider/view";
import { said } from "@/lib/faces/cli/said";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const t = words("cli.provider", {
  group: "Identity providers that people sign in with.",
  enable: "Enables a provider and shows it on the login page.",
  disable: "Disables a provider. Nobody can sign in with it; people who are signed in stay signed in.",
  mailboxesTo: "where its mailboxes and domains go: local, disabled, or the slug of another provider",
  deleted:
    "Deleted {provider}. Moved {mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}}.",
});

/** `letterlock provider …` */
export function addProviderCommands(program: Command, call: Call): void {
  const group = program.command("provider").description(said(t("group")));
  addSetProvider(group, call);
  addTestProvider(group, call);
  addKeycloakFile(group, call);
  addList(group, call, "identity-provider.list", listedProviders);
  addDirectoryEvents(group, call);
  addClientKeys(group, call);
  addPresets(group, call, "identity-provider.update", shownProvider, {
    subject: "keycloak",
    presets: [
      { name: "enable", about: t("enable"), preset: { enabled: true } },
      { name: "disable", about: t("disable"), preset: { enabled: false } },
    ],
  });
  addDeletion(group, call);
}

function addDeletion(group: Command, call: Call): void {
  const options = [commandOption("--mailboxes-to <place>", t("mailboxesTo"))];
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
        text: `${said(t("deleted", { provider: slug, ...moved }))}\n`,
      };
    },
  );
}
