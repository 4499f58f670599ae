import type { Context } from "@/lib/db/context";
import { type ExportFormat, exportRows } from "@/lib/export-rows";
import { type AttemptFilter, type LoginAttempt, listLoginAttempts } from "@/lib/login-attempt/queries";
import { eachPage } from "@/lib/page";

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
  // Last, as it came last: scripts may count columns.
  "detail",
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
