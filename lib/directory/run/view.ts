import { z } from "zod";
import { subject } from "@/lib/catalogue/subject";
import { getSyncRun, type SyncChange, type SyncRunDetails } from "@/lib/directory/run/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { changeKinds, changeStates, syncStates, syncTriggers } from "@/lib/platform/db/schema/sync-run";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";
import { sayIn } from "@/lib/words/languages";
import type { Text } from "@/lib/words/text";

/** A run by its id. */
export const syncRunSubject = subject({
  kind: "sync-run",
  key: z.strictObject({ id: z.uuid() }),
  read: (context, { id }): Promise<SyncRunDetails> => getSyncRun(context, id),
  authorise: requireSuperadmin,
});

export const runView = z.object({
  id: z.uuid(),
  provider: z.string(),
  trigger: z.enum(syncTriggers),
  startedBy: z.string(),
  dryRun: z.boolean(),
  state: z.enum(syncStates),
  underWay: z
    .boolean()
    .describe("Whether a process is working on it now. If a process dies, the next one takes over its run."),
  cancelRequested: z.boolean(),
  attempts: z.int().describe("How often a process took it up. More than once after a crash."),
  startedAt: moment,
  finishedAt: moment.nullable(),
  expectedPeople: z.int().nullable().describe("Approximate number of people in the directory."),
  readPeople: z.int(),
  unchangedPeople: z.int().describe("People for whom nothing had to change."),
  plannedChanges: z.int().describe("Number of lines of the run."),
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

type Say = (text: Text) => string;

/** A run with what there is to say of it, said. */
export const saidRun = ({ problem, remedy, ...run }: SyncRunDetails, say: Say) => ({
  ...run,
  problem: problem && say(problem),
  remedy: remedy && say(remedy),
});

export const showRun = (details: SyncRunDetails, { language }: Pick<Context, "language">) => {
  const { startedAt, finishedAt, counts, ...run } = saidRun(details, sayIn(language));
  return {
    ...run,
    counts: counts as Record<string, number>,
    startedAt: text(startedAt),
    finishedAt: textOrNull(finishedAt),
  };
};

/** What a run did for somebody. */
export const lineView = z.object({
  sequence: z.int(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  reason: z.string(),
  subject: z.string().nullable().describe("The person's ID in the directory."),
  mailboxId: z.uuid().nullable(),
  address: z.string().nullable(),
  changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
  detail: z.string().nullable(),
});

/** A line with what it says beside its reason, said. */
export const saidLine = ({ detail, ...line }: SyncChange, say: Say) => ({
  ...line,
  detail: detail && say(detail),
});
