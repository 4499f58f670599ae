import { formatByteSize } from "@/lib/cli/byte-size";
import type { Answer } from "@/lib/cli/call";
import { recordText } from "@/lib/cli/text";
import { enabledProtocols } from "@/lib/template/fields";
import type { Template } from "@/lib/template/queries";

/** A template as `--json` shows it. */
export const templateDocument = (row: Template) => ({
  id: row.id,
  name: row.name,
  quotaBytes: row.quotaBytes,
  protocols: enabledProtocols(row),
  webmail: row.webmail,
  landing: row.landing,
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
    ["created", row.createdAt],
  ]),
});
