import {
  listSyncChanges,
  listSyncRuns,
  type SyncChange,
  type SyncChangeFilter,
  type SyncRunDetails,
  type SyncRunFilter,
} from "@/lib/directory/run/queries";
import { saidLine, saidRun } from "@/lib/directory/run/view";
import type { Context } from "@/lib/platform/db/context";
import { type ExportFormat, exportRows } from "@/lib/platform/list/export-rows";
import { eachPage } from "@/lib/platform/list/page";
import { sayIn } from "@/lib/words/languages";

const rowsAtOnce = 1_000;

const runColumns = [
  "id",
  "provider",
  "trigger",
  "startedBy",
  "dryRun",
  "state",
  "startedAt",
  "finishedAt",
  "expectedPeople",
  "readPeople",
  "unchangedPeople",
  "plannedChanges",
  "appliedChanges",
  "counts",
  "problem",
  "remedy",
  "approvedBy",
  "attempts",
] as const satisfies readonly (keyof SyncRunDetails)[];

/** The runs of the sync as text in pieces. Throws as `listSyncRuns`. */
export const exportSyncRuns = (
  context: Context,
  filter: SyncRunFilter,
  format: ExportFormat,
): AsyncGenerator<string> =>
  exportRows(
    eachPage(async (cursor) => {
      const { items, next } = await listSyncRuns(context, { ...filter, cursor, limit: rowsAtOnce });
      return { items: items.map((run) => saidRun(run, sayIn(context.language))), next };
    }),
    runColumns,
    format,
  );

const lineColumns = [
  "runId",
  "sequence",
  "kind",
  "state",
  "reason",
  "subject",
  "address",
  "mailboxId",
  "changes",
  "detail",
] as const satisfies readonly (keyof SyncChange)[];

/** The lines of a run as text in pieces. Throws as `listSyncChanges`. */
export const exportSyncChanges = (
  context: Context,
  filter: SyncChangeFilter,
  format: ExportFormat,
): AsyncGenerator<string> =>
  exportRows(
    eachPage(async (cursor) => {
      const { items, next } = await listSyncChanges(context, { ...filter, cursor, limit: rowsAtOnce });
      return { items: items.map((line) => saidLine(line, sayIn(context.language))), next };
    }),
    lineColumns,
    format,
  );
