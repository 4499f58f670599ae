import { z } from "zod";
import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { nothing, operation } from "@/lib/catalogue/operation";
import { subject } from "@/lib/catalogue/subject";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { runView, showRun, syncRunSubject } from "@/lib/directory/run/view";
import { beginApproved, beginSync } from "@/lib/directory/sync/begin-sync";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const startWords = words("directory.start", {
  inProgress: "A run of this provider is already in progress.",
  runInProgress: "A run of this provider is already in progress: {run}.",
});

const underWay = (runId: string | null) =>
  new AppError("conflict", runId ? startWords("runInProgress", { run: runId }) : startWords("inProgress"));

const answerRun = async (context: Context, id: string) => ({
  output: showRun(await syncRunSubject.get(context, { id }), context),
});

/** A provider by its slug; its verb finds it, and whether it is switched on. */
const followedProvider = subject({
  kind: "identity-provider",
  key: providerSubject.key,
  read: async (_, { slug }) => ({ slug }),
  authorise: requireSuperadmin,
});

const starts = {
  audience: ["superadmin"],
  area: "providers",
  effect: "write",
  output: runView,
  goesOn: true,
} as const;

export const syncOperations = [
  operation({
    name: "sync-run.start",
    title: "Starts a sync run or a preview",
    description:
      "The run continues after the response. Read it to follow its progress. Returns 409 while another run is in progress.",
    about:
      "Reads a provider's directory and applies what has changed. The exit code is 1 if the run failed or needs approval.",
    example: "sync run keycloak --dry-run --json",
    ...starts,
    subject: followedProvider,
    input: z.strictObject({
      dryRun: z.boolean().default(false).describe("Only plan. See the lines of the run."),
    }),
    async run({ context, subject: { slug }, input: { dryRun } }) {
      const outcome = await beginSync(context, { provider: slug, dryRun });
      if (!outcome.begun) throw underWay(outcome.runId);
      return answerRun(context, outcome.runId);
    },
  }),
  operation({
    name: "sync-run.approve",
    title: "Applies a sync run that needs approval because it changes a lot",
    description: "The run continues after the response.",
    about: "Applies the plan of a run that needs approval because it changes a lot.",
    example: "sync approve 01a20a59-8224-7542-a9ed-d3c3eb4aa511",
    ...starts,
    subject: syncRunSubject,
    input: nothing,
    dangerous: true,
    records: { "sync-run.approve": "Sync run approved" },
    buttons: {
      approve: {
        label: "Approve",
        question: "Apply the plan for {provider}?",
        consequence: "{plan}. Deprovisioned people lose all sessions. Mail is never deleted.",
        pending: "Approving…",
        keep: "Not yet",
      },
    },
    async run({ context, subject: { id } }) {
      await beginApproved(context, { id });
      return answerRun(context, id);
    },
  }),
  operation({
    name: "sync-run.cancel",
    title: "Cancels a sync run that is in progress or needs approval",
    description:
      "Changes that were already applied aren't undone. A run in progress stops within a second, or after the lines it is applying.",
    example: "sync cancel 01a20a59-8224-7542-a9ed-d3c3eb4aa511",
    ...starts,
    subject: syncRunSubject,
    input: nothing,
    records: { "sync-run.cancel": "Sync run cancelled" },
    buttons: {
      cancel: {
        label: "Cancel",
        question:
          "{kind, select, preview {Cancel this preview of {provider}?} other {Cancel this run of {provider}?}}",
        consequence:
          "{state, select, applying {Changes already applied stay. The rest of the plan is dropped, and the next run makes a new one.} other {Nothing has been changed yet, and nothing will be.}}",
        confirm: "{kind, select, preview {Cancel preview} other {Cancel run}}",
        pending: "Cancelling…",
        keep: "Keep running",
      },
    },
    async run({ context, subject: { id } }) {
      await cancelSyncRun(context, { id });
      return answerRun(context, id);
    },
  }),
];
