import { type Command, Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { list } from "@/lib/faces/cli/option-parsers";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type ClientSettings, clientAuthMethods } from "@/lib/providers/client/client-settings";
import {
  keycloakClientFile,
  keycloakFileInput,
  keycloakRealmFile,
} from "@/lib/providers/kinds/keycloak/client-file";

interface FileOptions {
  realm?: string;
  clientId?: string;
  templateAttribute?: string;
  mailPasswordAttribute?: string;
  claims?: string[];
  clientAuthentication?: ClientSettings["authentication"];
  readPeople: boolean;
}

/** `letterlock provider keycloak-file`: the document is the file, so it can go straight into one. */
export function addKeycloakFile(group: Command, call: Call): void {
  addCommand(group, {
    usage: "keycloak-file <slug>",
    about: "Writes a file for Keycloak: our client for a partial import, or with --realm a whole new realm.",
    example: "provider keycloak-file keycloak --json > letterlock-client.json",
  })
    .option("--realm <name>", "make the file of a new realm of this name")
    .option("--client-id <id>", "our client there", "letterlock")
    .option("--template-attribute <name>", "the user attribute that chooses the template")
    .option(
      "--mail-password-attribute <name>",
      "the user attribute with the hash of a mail password, for userinfo",
    )
    .option("--claims <names>", "further claims that mappings, aliases and others look at", list)
    .addOption(
      new Option("--client-authentication <method>", "how our client proves itself there").choices(
        clientAuthMethods,
      ),
    )
    .option("--no-read-people", "without the service account that import and sync need")
    .action(
      answering<FileOptions>(call, async (options, slug) => {
        const {
          realm = "any",
          clientId,
          templateAttribute,
          mailPasswordAttribute,
          claims,
          clientAuthentication,
          readPeople,
        } = options;
        const attributes = { templateAttribute, mailPasswordAttribute, claims };
        const given = { slug, realm, clientId, clientAuthentication, ...attributes, readPeople };
        const form = parseInput(keycloakFileInput, given);
        const document = options.realm === undefined ? keycloakClientFile(form) : keycloakRealmFile(form);
        return { document, text: `${JSON.stringify(document, null, 2)}\n` };
      }),
    );
}
