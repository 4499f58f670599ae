import { dueSubjects, postponeEvents } from "@/lib/directory/event/pending";
import { hearGroup } from "@/lib/directory/sync/events/hear-group";
import type { LookedUp } from "@/lib/directory/sync/events/plan-people";
import type { EventJob } from "@/lib/directory/sync/events/read-events";
import { reconcilePeople } from "@/lib/directory/sync/events/reconcile-people";
import { groupsInUse } from "@/lib/directory/sync/policy";
import { LeaseLost } from "@/lib/platform/db/lease";
import { slices } from "@/lib/platform/list/slices";
import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { words } from "@/lib/words/text";

const handleWords = words("directory.handleEvents", {
  internal: "Something went wrong on our side. The log has the details.",
});

/** People reconciled in one transaction: about 0.1 s. */
const peopleAtOnce = 200;
/** Asked by id at once; more would only queue up at the directory. */
const askedAtOnce = 8;

/**
 * Handles the directory events that are due, each person once however many directory events there are. Who cannot be looked up or reconciled is
 * put off and keeps nobody else waiting. Throws `LeaseLost`, and what the signal was aborted with.
 */
export async function handleEvents(job: EventJob, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const subjects = await dueSubjects(job.context.db, job.provider.id, peopleAtOnce);
    if (subjects.length === 0) return;
    const asOf = new Date();
    const looked: LookedUp[] = [];
    for (const some of slices(subjects, askedAtOnce)) {
      const answers = await Promise.all(some.map((subject) => lookUp(job, subject, signal)));
      looked.push(...answers.flatMap((answer) => answer ?? []));
    }
    await reconcileSome(job, looked, asOf, signal);
  }
}

async function lookUp(job: EventJob, subject: string, signal: AbortSignal): Promise<LookedUp | null> {
  const { source, provider, context } = job;
  try {
    const found = await source.find(subject);
    if (found.state === "gone" && (await hearGroup(job, subject))) return null;
    const groups = found.state === "found" ? await groupsByMapping(job, subject) : [];
    return { subject, found, groups };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DirectoryError)) throw error;
    await postponeEvents(context.db, provider.id, [subject], error.text);
    return null;
  }
}

/** As a full run knows them: those that mappings name. */
async function groupsByMapping({ source, provider, context }: EventJob, subject: string): Promise<string[]> {
  const named = await groupsInUse(context.db, provider);
  if (named.length === 0) return [];
  return (await source.groupsOf(subject)).filter((path) => named.includes(path));
}

/** All at once; where that fails one by one, so that one person's trouble is nobody else's. */
async function reconcileSome(
  job: EventJob,
  looked: LookedUp[],
  asOf: Date,
  signal: AbortSignal,
): Promise<void> {
  if (looked.length === 0) return;
  try {
    await reconcilePeople(job, looked, asOf);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const [only, ...more] = looked;
    if (only && more.length === 0) await putOff(job, only, error);
    else for (const one of looked) await reconcileSome(job, [one], asOf, signal);
  }
}

async function putOff({ context, provider }: EventJob, { subject }: LookedUp, error: unknown): Promise<void> {
  logger("directory-sync").error(
    { error, provider: provider.slug, subject },
    "a directory event could not be handled; it is tried again",
  );
  await postponeEvents(context.db, provider.id, [subject], handleWords("internal"));
}
