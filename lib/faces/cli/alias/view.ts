import type { z } from "zod";
import { aliasView } from "@/lib/accounts/alias/view";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.alias.view", { never: "never" });

type ShownAlias = z.output<typeof aliasView.schema>;

const aliasText = (alias: ShownAlias): string =>
  recordText([
    [label("alias"), alias.address],
    [label("mailbox"), alias.mailbox],
    [label("state"), alias.state],
    [label("expires"), alias.expiresAt ?? said(t("never"))],
    [label("managedBy"), alias.managedBy],
    [label("description"), alias.description],
    [label("created"), alias.createdAt],
  ]);

/** How one alias is shown. */
export const shownAlias = { schema: aliasView.schema, text: aliasText };

/** How many are shown. */
export const shownAliases = {
  schema: aliasView.schema,
  text: (aliases: ShownAlias[]) =>
    tableText(
      columns("alias", "mailbox", "state", "expires", "description"),
      aliases.map((one) => [one.address, one.mailbox, one.state, one.expiresAt, one.description]),
    ),
};
