import {
  type AttemptFilter,
  type LoginAttempt,
  listLoginAttempts,
} from "@/lib/credentials/login-attempt/queries";
import type { Context } from "@/lib/platform/db/context";
import { type ExportFormat, exportRows } from "@/lib/platform/list/export-rows";
import { eachPage } from "@/lib/platform/list/page";

const columns = [
  "firstAt",
  "lastAt",
  "count",
  "address",
  "mailboxId",
  "door",
  "credential",
  "result",
  "reason",
  "ip",
  "providerSlug",
  // Last, as they came last: scripts may count columns.
  "detail",
  "appPasswordName",
] as const satisfies readonly (keyof LoginAttempt)[];

/** The log of logins that the actor may see, as text in pieces. Throws as `listLoginAttempts`. */
export const exportLoginAttempts = (
  context: Context,
  filter: AttemptFilter,
  format: ExportFormat,
): AsyncGenerator<string> =>
  exportRows(
    eachPage((cursor) => listLoginAttempts(context, { ...filter, cursor, limit: 1_000 })),
    columns,
    format,
  );
