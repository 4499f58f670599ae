import { z } from "zod";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { exportSyncChanges, exportSyncRuns } from "@/lib/directory/run/export-runs";
import {
  getSyncRun,
  listSyncChanges,
  listSyncRuns,
  type SyncRunDetails,
  syncChangeFilter,
  syncRunFilter,
} from "@/lib/directory/run/queries";
import { beginApproved, beginSync } from "@/lib/directory/sync/begin-sync";
import { download, downloads, exported, period, withDates } from "@/lib/faces/rest/log-file";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { moment, text, textOrNull } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";
import { changeKinds, changeStates, syncStates, syncTriggers } from "@/lib/platform/db/schema/sync-run";
import { AppError } from "@/lib/platform/errors";
import { providerSlug } from "@/lib/providers/settings/slug";

const superadmins = { roles: ["admin"], area: "logs", body: noBody } as const;
const startsThem = { roles: ["admin"], area: "providers", method: "post", query: none } as const;
const byId = z.strictObject({ id: z.uuid() });

const runView = z.object({
  id: z.uuid(),
  provider: z.string(),
  trigger: z.enum(syncTriggers),
  startedBy: z.string(),
  dryRun: z.boolean(),
  state: z.enum(syncStates),
  underWay: z
    .boolean()
    .describe("Whether a process works on it now. One that died leaves a run to the next one."),
  cancelRequested: z.boolean(),
  startedAt: moment,
  finishedAt: moment.nullable(),
  expectedPeople: z.int().nullable().describe("About how many people the directory has."),
  readPeople: z.int(),
  unchangedPeople: z.int().describe("People for whom nothing had to be done."),
  plannedChanges: z.int().describe("Lines of the run."),
  appliedChanges: z.int(),
  counts: z
    .record(z.string(), z.int())
    .describe(
      "Lines by kind and state, such as `create.applied`; people without a line as `passed-over.REASON`.",
    ),
  problem: z.string().nullable(),
  remedy: z.string().nullable(),
  approvedBy: z.string().nullable(),
});

const showRun = ({ startedAt, finishedAt, counts, ...run }: SyncRunDetails) => ({
  ...run,
  counts: counts as Record<string, number>,
  startedAt: text(startedAt),
  finishedAt: textOrNull(finishedAt),
});

const underWay = (runId: string | null) =>
  new AppError("conflict", `A run of this provider is under way${runId ? `: ${runId}` : ""}.`);

const lineView = z.object({
  sequence: z.int(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  reason: z.string(),
  subject: z.string().nullable().describe("The person's id at the directory."),
  address: z.string().nullable(),
  changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
  detail: z.string().nullable(),
});

async function answerRun(context: Context, id: string) {
  return { body: showRun(await getSyncRun(context, id)) };
}

export const syncRunOperations = [
  operation({
    id: "listSyncRuns",
    command: "sync list",
    method: "get",
    path: "/sync-runs",
    ...superadmins,
    summary: "Runs of the directories' sync, newest first",
    params: none,
    query: z.strictObject({ ...pageQuery, ...syncRunFilter, ...period }),
    answer: listOf(runView),
    async handle({ context, query }) {
      const page = await listSyncRuns(context, withDates(query));
      return { body: { ...page, items: page.items.map(showRun) } };
    },
  }),
  operation({
    id: "exportSyncRuns",
    command: "sync list",
    method: "get",
    path: "/sync-runs/export",
    ...superadmins,
    summary: "All runs of the directories' sync, filtered, as a file",
    params: none,
    query: z.strictObject({ ...exported, ...syncRunFilter, ...period }),
    answer: null,
    downloads,
    async handle({ context, query: { format, ...filter } }) {
      return download("sync-runs", format, exportSyncRuns(context, withDates(filter), format));
    },
  }),
  operation({
    id: "getSyncRun",
    command: "sync show",
    method: "get",
    path: "/sync-runs/{id}",
    ...superadmins,
    summary: "One run of the sync",
    params: byId,
    query: none,
    answer: runView,
    handle: ({ context, params: { id } }) => answerRun(context, id),
  }),
  operation({
    id: "listSyncRunLines",
    command: "sync show",
    method: "get",
    path: "/sync-runs/{id}/lines",
    ...superadmins,
    summary: "What a run did for whom and why, in pages",
    params: byId,
    query: z.strictObject({ ...pageQuery, ...syncChangeFilter }),
    answer: listOf(lineView),
    async handle({ context, params: { id }, query }) {
      const { id: runId } = await getSyncRun(context, id);
      return { body: await listSyncChanges(context, { runId, ...query }) };
    },
  }),
  operation({
    id: "exportSyncRunLines",
    command: "sync show",
    method: "get",
    path: "/sync-runs/{id}/lines/export",
    ...superadmins,
    summary: "All lines of a run, filtered, as a file",
    params: byId,
    query: z.strictObject({ ...exported, ...syncChangeFilter }),
    answer: null,
    downloads,
    async handle({ context, params: { id }, query: { format, ...filter } }) {
      const { id: runId } = await getSyncRun(context, id);
      return download("sync-run-lines", format, exportSyncChanges(context, { runId, ...filter }, format));
    },
  }),
  operation({
    id: "startSyncRun",
    command: "sync run",
    path: "/identity-providers/{slug}/sync-runs",
    ...startsThem,
    summary: "Starts a run of the sync, or a preview that applies nothing",
    description:
      "It goes on after the answer: ask for the run to see how far it is. 409 while one is under way.",
    params: z.strictObject({ slug: providerSlug }),
    body: z.strictObject({ dryRun: z.boolean().default(false).describe("Only plan; see the lines.") }),
    answer: runView,
    status: 202,
    async handle({ context, params: { slug }, body: { dryRun } }) {
      const outcome = await beginSync(context, { provider: slug, dryRun });
      if (!outcome.begun) throw underWay(outcome.runId);
      return answerRun(context, outcome.runId);
    },
  }),
  operation({
    id: "approveSyncRun",
    command: "sync approve",
    path: "/sync-runs/{id}/approve",
    ...startsThem,
    summary: "Applies the plan of a run that waits because it changes much",
    description: "It goes on after the answer.",
    params: byId,
    body: noBody,
    answer: runView,
    status: 202,
    dangerous: true,
    async handle({ context, params: { id } }) {
      await beginApproved(context, { id });
      return answerRun(context, id);
    },
  }),
  operation({
    id: "cancelSyncRun",
    command: "sync cancel",
    path: "/sync-runs/{id}/cancel",
    ...startsThem,
    summary: "Ends a run that is under way or waits; what was applied stays",
    description: "One that is under way ends within a second or after the lines it is at.",
    params: byId,
    body: noBody,
    answer: runView,
    status: 202,
    async handle({ context, params: { id } }) {
      await cancelSyncRun(context, { id });
      return answerRun(context, id);
    },
  }),
];
