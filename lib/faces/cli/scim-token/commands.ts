import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { newScimTokenView, scimTokenView } from "@/lib/credentials/scim-token/view";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { asSecret, asTable } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.scimToken", {
  group: "Tokens with which identity providers push people by SCIM.",
});

/** `letterlock scim-token …` */
export function addScimTokenCommands(program: Group): void {
  const group = program.group("scim-token", t("group"));
  group.operation("scim-token.create", made, { options: fieldOptions(scimTokenFields) });
  group.list("scim-token.list", tokens);
}

const made = asSecret(newScimTokenView, ["scimToken", "token"]);

const tokens = asTable(scimTokenView, [
  "id",
  "name",
  "provider",
  "domains",
  ["expires", "expiresAt"],
  ["lastUsed", "lastUsedAt"],
]);
