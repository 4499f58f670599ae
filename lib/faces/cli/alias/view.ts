import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasState } from "@/lib/accounts/alias/state";
import type { Answer } from "@/lib/faces/cli/call";
import { recordText, tableText } from "@/lib/faces/cli/text";

/** An alias as `--json` shows it; the mailbox by its address. */
const aliasDocument = (row: Alias) => ({
  id: row.id,
  address: row.address,
  mailbox: row.mailboxAddress,
  state: aliasState(row),
  expiresAt: row.expiresAt,
  managedBy: row.managedBy,
  description: row.description,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** The answer about one alias. */
export const aliasAnswer = (row: Alias): Answer => ({
  document: aliasDocument(row),
  text: recordText([
    ["alias", row.address],
    ["mailbox", row.mailboxAddress],
    ["state", aliasState(row)],
    ["ends", row.expiresAt ?? "never"],
    ["managed by", row.managedBy],
    ["description", row.description],
    ["created", row.createdAt],
  ]),
});

/** The answer about many. */
export const aliasListAnswer = (rows: readonly Alias[]): Answer => ({
  document: rows.map(aliasDocument),
  text: tableText(
    ["ALIAS", "MAILBOX", "STATE", "ENDS", "DESCRIPTION"],
    rows.map((row) => [row.address, row.mailboxAddress, aliasState(row), row.expiresAt, row.description]),
  ),
});
