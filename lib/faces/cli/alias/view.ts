import { aliasView } from "@/lib/accounts/alias/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.alias.view", { never: "never" });

/** How one alias is shown. */
export const shownAlias = asRecord(aliasView.schema, (alias) => [
  [label("alias"), alias.address],
  [label("mailbox"), alias.mailbox],
  [label("state"), alias.state],
  [label("expires"), alias.expiresAt ?? said(t("never"))],
  [label("managedBy"), alias.managedBy],
  [label("description"), alias.description],
  [label("created"), alias.createdAt],
]);

/** How many are shown. */
export const shownAliases = asTable(
  aliasView.schema,
  ["alias", "mailbox", "state", "expires", "description"],
  (one) => [one.address, one.mailbox, one.state, one.expiresAt, one.description],
);
