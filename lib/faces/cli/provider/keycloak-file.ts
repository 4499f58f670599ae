import type { Group } from "@/lib/faces/cli/group";
import { list } from "@/lib/faces/cli/option-parsers";
import { option, said } from "@/lib/faces/cli/said";
import { parseInput } from "@/lib/platform/input/parse-input";
import { clientAuthMethods } from "@/lib/providers/client/client-settings";
import {
  keycloakClientFile,
  keycloakFileInput,
  keycloakRealmFile,
} from "@/lib/providers/kinds/keycloak/client-file";
import { words } from "@/lib/words/text";

const t = words("cli.provider.keycloakFile", {
  about: "Writes a file for Keycloak: our client for a partial import, or with --realm a complete new realm.",
  realm: "write the file of a new realm with this name",
  clientId: "ID of our client in Keycloak",
  templateAttribute: "user attribute that selects the template",
  mailPasswordAttribute: "user attribute with the hash of a mail password, for userinfo",
  claims: "further claims that are used by mappings, aliases and others",
  clientAuthentication: "how our client authenticates itself in Keycloak",
  noReadPeople: "without the service account that import and sync need",
});

/** What is given beside the slug has the names of the file's form. */
interface FileOptions {
  realm?: string;
  json?: true;
}

/** `letterlock provider keycloak-file`: the document is the file, so it can go straight into one. */
export function addKeycloakFile(group: Group): void {
  const text = {
    usage: "keycloak-file <slug>",
    about: t("about"),
    example: "provider keycloak-file keycloak --json > letterlock-client.json",
  };
  group
    .plain<FileOptions>(text, async ({ json: _, ...given }, slug) => {
      const form = parseInput(keycloakFileInput, { realm: "any", ...given, slug });
      const document = given.realm === undefined ? keycloakClientFile(form) : keycloakRealmFile(form);
      return { document, text: `${JSON.stringify(document, null, 2)}\n` };
    })
    .option("--realm <name>", said(t("realm")))
    .option("--client-id <id>", said(t("clientId")), "letterlock")
    .option("--template-attribute <name>", said(t("templateAttribute")))
    .option("--mail-password-attribute <name>", said(t("mailPasswordAttribute")))
    .option("--claims <names>", said(t("claims")), list)
    .addOption(
      option("--client-authentication <method>", t("clientAuthentication")).choices(clientAuthMethods),
    )
    .option("--no-read-people", said(t("noReadPeople")));
}
