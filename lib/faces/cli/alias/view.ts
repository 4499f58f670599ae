import { aliasView } from "@/lib/accounts/alias/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.alias.view", { never: "never" });

/** How one alias is shown. */
export const shownAlias = asRecord(aliasView.schema, [
  ["alias", "address"],
  "mailbox",
  "state",
  ["expires", ({ expiresAt }) => expiresAt ?? said(t("never"))],
  "managedBy",
  "description",
  ["created", "createdAt"],
]);

/** How many are shown. */
export const shownAliases = asTable(aliasView.schema, [
  ["alias", "address"],
  "mailbox",
  "state",
  ["expires", "expiresAt"],
  "description",
]);
