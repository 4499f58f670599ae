import type { Command } from "commander";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { listProviderPage } from "@/lib/accounts/identity-provider/list-page";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addClientKeys } from "@/lib/faces/cli/provider/client-keys";
import { addKeycloakFile } from "@/lib/faces/cli/provider/keycloak-file";
import { addNotices } from "@/lib/faces/cli/provider/notices";
import { addSetProvider } from "@/lib/faces/cli/provider/set";
import { addTestProvider } from "@/lib/faces/cli/provider/test-connection";
import { listedDocument, providerAnswer } from "@/lib/faces/cli/provider/view";
import { tableText } from "@/lib/faces/cli/text";
import { allOf } from "@/lib/platform/list/page";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** `letterlock provider …` */
export function addProviderCommands(program: Command, call: Call): void {
  const group = program.command("provider").description("Identity providers that people sign in with.");
  addSetProvider(group, call);
  addTestProvider(group, call);
  addKeycloakFile(group, call);
  addReading(group, call);
  addNotices(group, call);
  addClientKeys(group, call);
  addSwitch(group, call, "enable", true, "Offers it on the login page.");
  addSwitch(group, call, "disable", false, "Lets nobody sign in by it any more; running sessions go on.");
  addDeletion(group, call);
}

function addDeletion(group: Command, call: Call): void {
  addCommand(group, {
    usage: "delete <slug>",
    about: "Deletes a provider with its links to people; ends the sessions of its mailboxes.",
    example: "provider delete keycloak --mailboxes-to local",
  })
    .option(
      "--mailboxes-to <place>",
      "where its mailboxes and domains go: local, disabled, or the slug of another provider",
    )
    .action(
      answering<{ mailboxesTo?: string }>(call, async ({ mailboxesTo }, slug = "") => {
        const { id } = await getProviderBySlug(call.db, slug);
        const mailboxesGoTo = mailboxesTo ? await destinationNamed(call.db, mailboxesTo) : undefined;
        const moved = await deleteIdentityProvider(call.context, { id, mailboxesGoTo });
        return {
          document: { deleted: slug, ...moved },
          text: `Deleted ${slug}; moved ${moved.mailboxes} mailboxes and ${moved.domains} domains.\n`,
        };
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
      const rows = await allOf((cursor) => listProviderPage(call.context, { cursor, limit: 1_000 }));
      const lines = rows.map((row) => [
        row.slug,
        row.name,
        row.kind,
        row.enabled,
        row.mailboxes,
        row.lastAccepted,
        row.lastFailure?.at ?? null,
        row.lastFailure?.reason ?? null,
        row.issuer,
      ]);
      const heading = [
        "SLUG",
        "NAME",
        "KIND",
        "ENABLED",
        "MAILBOXES",
        "LAST SIGN-IN",
        "LAST FAILED",
        "REASON",
        "ISSUER",
      ];
      return { document: rows.map(listedDocument), text: tableText(heading, lines) };
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
