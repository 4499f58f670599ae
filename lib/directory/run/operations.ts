import { z } from "zod";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { exportSyncChanges, exportSyncRuns } from "@/lib/directory/run/export-runs";
import { listSyncChanges, listSyncRuns, syncChangeFilter, syncRunFilter } from "@/lib/directory/run/queries";
import { lineView, runView, saidLine, showRun, syncRunSubject } from "@/lib/directory/run/view";
import { exported, fileOf, files, period, withDates } from "@/lib/platform/list/log-file";
import { sayIn } from "@/lib/words/languages";

const superadmins = { audience: ["superadmin"], area: "logs" } as const;

export const syncRunOperations = [
  listing({
    name: "sync-run.list",
    title: "Lists sync runs and previews, newest first",
    example: "sync list --provider keycloak --json",
    ...superadmins,
    subject: installation,
    filter: { ...syncRunFilter, ...period },
    options: {
      provider: { value: "slug", help: "only of this provider" },
      state: { value: "state", help: "only in this state" },
    },
    item: runView,
    async read({ context, input }) {
      const { items, next } = await listSyncRuns(context, withDates(input));
      return { output: { items: items.map((run) => showRun(run, context)), next } };
    },
  }),
  operation({
    name: "sync-run.export",
    title: "Exports sync runs to a file",
    example: "sync list --export csv",
    ...superadmins,
    effect: "read",
    subject: installation,
    input: z.strictObject({ ...exported, ...syncRunFilter, ...period }),
    output: null,
    files,
    run: async ({ context, input: { format, ...filter } }) =>
      fileOf("sync-runs", format, exportSyncRuns(context, withDates(filter), format)),
  }),
  operation({
    name: "sync-run.show",
    title: "Shows a sync run",
    about: "Shows a sync run with its lines: what was done for whom, why, and what went wrong.",
    example: "sync show 01a20a59-8224-7542-a9ed-d3c3eb4aa511 --json",
    ...superadmins,
    effect: "read",
    subject: syncRunSubject,
    input: nothing,
    output: runView,
    run: async ({ context, subject }) => ({ output: showRun(subject, context) }),
  }),
  listing({
    name: "line.list",
    title: "Lists what a sync run did for whom, and why",
    example: "sync show 01a20a59-8224-7542-a9ed-d3c3eb4aa511 --json",
    ...superadmins,
    subject: syncRunSubject,
    filter: syncChangeFilter,
    item: lineView,
    async read({ context, subject: { id: runId }, input }) {
      const { items, next } = await listSyncChanges(context, { runId, ...input });
      return { output: { items: items.map((line) => saidLine(line, sayIn(context.language))), next } };
    },
  }),
  operation({
    name: "line.export",
    title: "Exports the lines of a sync run to a file",
    example: "sync show 01a20a59-8224-7542-a9ed-d3c3eb4aa511 --export csv",
    ...superadmins,
    effect: "read",
    subject: syncRunSubject,
    input: z.strictObject({ ...exported, ...syncChangeFilter }),
    output: null,
    files,
    run: async ({ context, subject: { id: runId }, input: { format, ...filter } }) =>
      fileOf("sync-run-lines", format, exportSyncChanges(context, { runId, ...filter }, format)),
  }),
];
