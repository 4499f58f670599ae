import type { Template } from "@/lib/accounts/template/queries";
import type { Answer } from "@/lib/faces/cli/call";
import { permissionNames } from "@/lib/faces/cli/permission-names";
import { recordText } from "@/lib/faces/cli/text";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { formatByteSize } from "@/lib/platform/input/byte-size";

/** A template as `--json` shows it. */
export const templateDocument = (row: Template) => ({
  id: row.id,
  name: row.name,
  quotaBytes: row.quotaBytes,
  protocols: enabledProtocols(row),
  webmail: row.webmail,
  landing: row.landing,
  mayCreateAppPasswords: row.mayCreateAppPasswords,
  mayUseTemporaryAliases: row.mayUseTemporaryAliases,
  mayChangePassword: row.mayChangePassword,
  requireSecondFactor: row.requireSecondFactor,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** The answer about one template. */
export const templateAnswer = (row: Template): Answer => ({
  document: templateDocument(row),
  text: recordText([
    ["template", row.name],
    ["quota", formatByteSize(row.quotaBytes)],
    ["protocols", enabledProtocols(row)],
    ["webmail", row.webmail],
    ["landing", row.landing],
    ["people may", permissionNames(row)],
    ["second factor required", row.requireSecondFactor],
    ["created", row.createdAt],
  ]),
});
