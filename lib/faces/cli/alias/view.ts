import type { z } from "zod";
import { aliasView } from "@/lib/accounts/alias/view";
import { recordText, tableText } from "@/lib/faces/cli/text";

type ShownAlias = z.output<typeof aliasView.schema>;

const aliasText = (alias: ShownAlias): string =>
  recordText([
    ["alias", alias.address],
    ["mailbox", alias.mailbox],
    ["state", alias.state],
    ["ends", alias.expiresAt ?? "never"],
    ["managed by", alias.managedBy],
    ["description", alias.description],
    ["created", alias.createdAt],
  ]);

/** How one alias is shown. */
export const shownAlias = { schema: aliasView.schema, text: aliasText };

/** How many are shown. */
export const shownAliases = {
  schema: aliasView.schema,
  text: (aliases: ShownAlias[]) =>
    tableText(
      ["ALIAS", "MAILBOX", "STATE", "ENDS", "DESCRIPTION"],
      aliases.map((one) => [one.address, one.mailbox, one.state, one.expiresAt, one.description]),
    ),
};
