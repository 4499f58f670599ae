import type { Command } from "commander";
import type { Call } from "@/lib/cli/call";
import { addCommand, answering } from "@/lib/cli/command";
import { addKeycloakFile } from "@/lib/cli/provider/keycloak-file";
import { addSetProvider } from "@/lib/cli/provider/set";
import { addTestProvider } from "@/lib/cli/provider/test-connection";
import { providerAnswer, providerDocument } from "@/lib/cli/provider/view";
import { tableText } from "@/lib/cli/text";
import { deleteIdentityProvider } from "@/lib/identity-provider/delete-identity-provider";
import { getProviderBySlug, listProviders } from "@/lib/identity-provider/queries";
import { setIdentityProvider } from "@/lib/identity-provider/set-identity-provider";

/** `letterlock provider …` */
export function addProviderCommands(program: Command, call: Call): void {
  const group = program.command("provider").description("Identity providers that people sign in with.");
  addSetProvider(group, call);
  addTestProvider(group, call);
  addKeycloakFile(group, call);
  addReading(group, call);
  addSwitch(group, call, "enable", true, "Offers it on the login page.");
  addSwitch(group, call, "disable", false, "Lets nobody sign in by it any more; running sessions go on.");
  addCommand(group, {
    usage: "delete <slug>",
    about: "Deletes a provider that no mailbox and no domain uses, with its links to people.",
    example: "provider delete keycloak",
  }).action(
    answering(call, async (_, slug) => {
      const { id } = await getProviderBySlug(call.db, slug);
      await deleteIdentityProvider(call.context, { id });
      return { document: { deleted: slug }, text: `Deleted ${slug}.\n` };
    }),
  );
}

function addReading(group: Command, call: Call): void {
  addCommand(group, {
    usage: "show <slug>",
    about: "Shows a provider, never its secret.",
    example: "provider show keycloak --json",
  }).action(answering(call, async (_, slug) => providerAnswer(await getProviderBySlug(call.db, slug))));
  addCommand(group, { usage: "list", about: "Lists all providers.", example: "provider list" }).action(
    answering(call, async () => {
      const rows = await listProviders(call.db);
      const lines = rows.map((row) => [row.slug, row.name, row.kind, row.enabled, row.issuer]);
      return {
        document: rows.map(providerDocument),
        text: tableText(["SLUG", "NAME", "KIND", "ENABLED", "ISSUER"], lines),
      };
    }),
  );
}

function addSwitch(group: Command, call: Call, verb: string, enabled: boolean, about: string): void {
  addCommand(group, { usage: `${verb} <slug>`, about, example: `provider ${verb} keycloak` }).action(
    answering(call, async (_, slug) => {
      await getProviderBySlug(call.db, slug);
      await setIdentityProvider(call.context, { slug, enabled });
      return providerAnswer(await getProviderBySlug(call.db, slug));
    }),
  );
}
