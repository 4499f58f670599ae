import type { DomainDetails } from "@/lib/accounts/domain/queries";
import type { Answer } from "@/lib/faces/cli/call";
import { recordText } from "@/lib/faces/cli/text";
import { formatByteSize } from "@/lib/platform/input/byte-size";

/** A domain as `--json` shows it: names instead of ids, null for no limit. */
export const domainDocument = (row: DomainDetails) => ({
  id: row.id,
  name: row.name,
  active: row.active,
  mailboxes: row.mailboxes,
  maxMailboxes: row.maxMailboxes,
  maxAliases: row.maxAliases,
  maxQuotaBytes: row.maxQuotaBytes,
  givenQuotaBytes: row.givenQuotaBytes,
  totalQuotaBytes: row.totalQuotaBytes,
  defaultTemplate: row.defaultTemplateName,
  provider: row.identityProviderSlug,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

export const limitText = (bytes: number | null): string =>
  bytes === null ? "no limit" : formatByteSize(bytes);

/** The answer about one domain. */
export const domainAnswer = (row: DomainDetails): Answer => ({
  document: domainDocument(row),
  text: recordText([
    ["domain", row.name],
    ["active", row.active],
    ["mailboxes", `${row.mailboxes} of ${row.maxMailboxes ?? "any number"}`],
    ["aliases of administrators and directories", row.maxAliases ?? "any number"],
    ["quota of one mailbox", limitText(row.maxQuotaBytes)],
    [
      "quota of all",
      `${row.givenQuotaBytes === 0 ? "0" : formatByteSize(row.givenQuotaBytes)} of ${limitText(row.totalQuotaBytes)}`,
    ],
    ["default template", row.defaultTemplateName],
    ["identity provider", row.identityProviderSlug],
    ["created", row.createdAt],
  ]),
});
