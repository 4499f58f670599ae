import type { Context } from "@/lib/db/context";
import { type ExportFormat, exportRows } from "@/lib/export-rows";
import { type AttemptFilter, type LoginAttempt, listLoginAttempts } from "@/lib/login-attempt/queries";

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
] as const satisfies readonly (keyof LoginAttempt)[];

/** The log of logins that the actor may see, as text in pieces. Throws as `listLoginAttempts`. */
export const exportLoginAttempts = (
  context: Context,
  filter: AttemptFilter,
  format: ExportFormat,
): AsyncGenerator<string> => exportRows(pages(context, filter), columns, format);

async function* pages(context: Context, filter: AttemptFilter): AsyncGenerator<LoginAttempt[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await listLoginAttempts(context, { ...filter, cursor, limit: 1_000 });
    yield items;
    if (next === null) return;
    cursor = next;
  }
}
