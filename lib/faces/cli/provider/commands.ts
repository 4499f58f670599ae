import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import type { Group } from "@/lib/faces/cli/group";
import type { Options } from "@/lib/faces/cli/operation-run";
import { addKeycloakFile } from "@/lib/faces/cli/provider/keycloak-file";
import { addSetProvider } from "@/lib/faces/cli/provider/set";
import { addTestProvider } from "@/lib/faces/cli/provider/test-connection";
import { listedProviders, shownEvents, shownKeys, shownProvider } from "@/lib/faces/cli/provider/view";
import { said } from "@/lib/faces/cli/said";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const t = words("cli.provider", {
  group: "Identity providers that people sign in with.",
  enable: "Enables a provider and shows it on the login page.",
  disable: "Disables a provider. Nobody can sign in with it; people who are signed in stay signed in.",
  deleted:
    "Deleted {provider}. Moved {mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}}.",
});

/** `letterlock provider …` */
export function addProviderCommands(program: Group): void {
  const group = program.group("provider", t("group"));
  addSetProvider(group);
  addTestProvider(group);
  addKeycloakFile(group);
  group.list("identity-provider.list", listedProviders);
  group.operation("identity-provider.directory-events", shownEvents);
  group.operation("identity-provider.client-keys", shownKeys);
  group.operation("client-key.prepare", shownKeys, { name: "prepare-client-key" });
  group.operation("client-key.activate", shownKeys, { name: "activate-client-key" });
  group.presets("identity-provider.update", shownProvider, {
    enable: { about: t("enable"), preset: { enabled: true } },
    disable: { about: t("disable"), preset: { enabled: false } },
  });
  addDeletion(group);
}

function addDeletion(group: Group): void {
  const { call } = group;
  // How many went there is no part of the operation's answer.
  group.own<Options & { mailboxesTo?: string }>(
    "identity-provider.delete",
    {},
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
