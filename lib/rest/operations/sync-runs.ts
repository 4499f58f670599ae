import { z } from "zod";
import { changeKinds, changeStates, syncStates, syncTriggers } from "@/lib/db/schema/sync-run";
import { noBody, none, operation } from "@/lib/rest/operation";
import { listOf, pageQuery } from "@/lib/rest/page";
import { moment, text, textOrNull } from "@/lib/rest/views/moment";
import {
  getSyncRun,
  listSyncChanges,
  listSyncRuns,
  type SyncRunDetails,
  syncChangeFilter,
  syncRunFilter,
} from "@/lib/sync-run/queries";

const superadmins = { roles: ["admin"], area: "logs", body: noBody } as const;
const byId = z.strictObject({ id: z.uuid() });

const runView = z.object({
  id: z.uuid(),
  provider: z.string(),
  trigger: z.enum(syncTriggers),
  startedBy: z.string(),
  dryRun: z.boolean(),
  state: z.enum(syncStates),
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

export const syncRunOperations = [
  operation({
    id: "listSyncRuns",
    method: "get",
    path: "/sync-runs",
    ...superadmins,
    summary: "Runs of the directories' sync, newest first",
    params: none,
    query: z.strictObject({ ...pageQuery, ...syncRunFilter }),
    answer: listOf(runView),
    async handle({ context, query }) {
      const page = await listSyncRuns(context, query);
      return { body: { ...page, items: page.items.map(showRun) } };
    },
  }),
  operation({
    id: "getSyncRun",
    method: "get",
    path: "/sync-runs/{id}",
    ...superadmins,
    summary: "One run of the sync",
    params: byId,
    query: none,
    answer: runView,
    async handle({ context, params: { id } }) {
      return { body: showRun(await getSyncRun(context, id)) };
    },
  }),
  operation({
    id: "listSyncRunLines",
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
];
