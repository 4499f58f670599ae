import type { MailboxWithFacts } from "@/lib/access/queries";
import type { Answer } from "@/lib/faces/cli/call";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { recordText } from "@/lib/faces/cli/text";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { formatByteSize } from "@/lib/platform/input/byte-size";

/** A mailbox as `--json` shows it; `source` is `local` or the slug of its identity provider. */
export const mailboxDocument = (row: MailboxWithFacts) => ({
  id: row.id,
  address: row.address,
  displayName: row.displayName,
  language: row.language,
  domain: row.domainName,
  source: row.identityProviderSlug ?? "local",
  adminState: row.adminState,
  directoryState: row.directoryState,
  domainActive: row.domainActive,
  quotaBytes: row.quotaBytes,
  protocols: enabledProtocols(row),
  webmail: row.webmail,
  landing: row.landing,
  mayCreateAppPasswords: row.mayCreateAppPasswords,
  mayUseTemporaryAliases: row.mayUseTemporaryAliases,
  mayChangePassword: row.mayChangePassword,
  requireSecondFactor: row.requireSecondFactor,
  hasPassword: row.hasPassword,
  hasMailPassword: row.hasMailPassword,
  localPasswordAllowed: row.localPasswordAllowed,
  template: row.templateName,
  pinnedFields: row.pinnedFields,
  passwordChangedAt: row.passwordChangedAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** The answer about one mailbox. */
export const mailboxAnswer = (row: MailboxWithFacts): Answer => ({
  document: mailboxDocument(row),
  text: recordText([
    ["mailbox", row.address],
    ["name", row.displayName],
    ["language", row.language],
    ["source", row.identityProviderSlug ?? "local"],
    ["state", row.adminState],
    ["directory", row.identityProviderId === null ? null : row.directoryState],
    ["domain active", row.domainActive],
    ["quota", formatByteSize(row.quotaBytes)],
    ["protocols", enabledProtocols(row)],
    ["webmail", row.webmail],
    ["landing", row.landing],
    ["people may", permissionNames(row)],
    ["second factor required", row.requireSecondFactor],
    ["password set", row.hasPassword],
    ["mail password", row.hasMailPassword],
    ["local password beside the provider", row.localPasswordAllowed],
    ["template", row.templateName],
    ["pinned", row.pinnedFields],
    ["created", row.createdAt],
  ]),
});
