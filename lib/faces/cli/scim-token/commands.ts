import type { Command } from "commander";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { newScimTokenView, scimTokenView } from "@/lib/credentials/scim-token/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.scimToken", {
  group: "Tokens with which identity providers push people by SCIM.",
  shownOnce: "It won't be shown again.",
});

/** `letterlock scim-token …` */
export function addScimTokenCommands(program: Command, call: Call): void {
  const group = program.command("scim-token").description(said(t("group")));
  addOperation(
    group,
    call,
    "scim-token.create",
    {
      schema: newScimTokenView,
      text: ({ token, id }) =>
        `${recordText([
          [label("scimToken"), token],
          [label("id"), id],
        ])}${said(t("shownOnce"))}\n`,
    },
    { options: fieldOptions(scimTokenFields) },
  );
  addList(group, call, "scim-token.list", {
    schema: scimTokenView,
    text: (tokens) =>
      tableText(
        columns("id", "name", "provider", "domains", "expires", "lastUsed"),
        tokens.map((one) => [one.id, one.name, one.provider, one.domains, one.expiresAt, one.lastUsedAt]),
      ),
  });
}
