import type { Command } from "commander";
import type { z } from "zod";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { newScimTokenView, scimTokenView } from "@/lib/credentials/scim-token/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { said } from "@/lib/faces/cli/said";
import { asTable, secretText } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.scimToken", {
  group: "Tokens with which identity providers push people by SCIM.",
});

/** `letterlock scim-token …` */
export function addScimTokenCommands(program: Command, call: Call): void {
  const group = program.command("scim-token").description(said(t("group")));
  addOperation(group, call, "scim-token.create", made, { options: fieldOptions(scimTokenFields) });
  addList(group, call, "scim-token.list", tokens);
}

const made = {
  schema: newScimTokenView,
  text: ({ token, id }: z.output<typeof newScimTokenView>) => secretText(label("scimToken"), token, id),
};

const tokens = asTable(scimTokenView, [
  "id",
  "name",
  "provider",
  "domains",
  ["expires", "expiresAt"],
  ["lastUsed", "lastUsedAt"],
]);
