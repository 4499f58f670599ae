import { openPosition, reportReading, type StreamPlace, takeInEvents } from "@/lib/directory/event/position";
import { groupsInUse } from "@/lib/directory/sync/policy";
import type { SyncJob } from "@/lib/directory/sync/run-row";
import { type Lease, requireLease } from "@/lib/platform/db/lease";
import { type DirectoryEventStream, directoryEventStreams } from "@/lib/platform/db/schema/directory-event";
import { inTransaction } from "@/lib/platform/db/transaction";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { DirectoryEvent, DirectoryEventSource } from "@/lib/providers/directory/event-source";

/** What following the directory events of a provider needs. Every writing transaction checks the lease. */
export interface EventJob extends SyncJob {
  source: DirectoryEventSource;
  lease: Lease;
}

/**
 * How far back each reading goes behind what was taken in, in milliseconds: Keycloak writes an event with the change, whose
 * transaction may end later than one that began after it, and the clocks of its nodes differ.
 */
const overlapMs = 60_000;

/**
 * Takes in what both streams have told since the last time. Throws `DirectoryError` after it has kept, for administrators,
 * what the trouble is. `lookForObstacles`: whether the directory is asked, too, if it keeps such events at all.
 */
export async function readEvents(job: EventJob, lookForObstacles: boolean): Promise<void> {
  for (const stream of directoryEventStreams) await readStream(job, stream, lookForObstacles);
}

async function readStream(
  job: EventJob,
  stream: DirectoryEventStream,
  lookForObstacles: boolean,
): Promise<void> {
  const { context, provider, source } = job;
  const place: StreamPlace = { providerId: provider.id, issuer: provider.issuer, stream };
  try {
    await takeInStream(job, place);
    if (lookForObstacles) await reportReading(context.db, place, await source.obstacle(stream));
  } catch (error) {
    if (error instanceof DirectoryError)
      await reportReading(context.db, place, { problem: error.text, remedy: error.remedy });
    throw error;
  }
}

async function takeInStream(job: EventJob, place: StreamPlace): Promise<void> {
  const { source, context, provider } = job;
  const known = await openPosition(job.context.db, place);
  // What happened before the first time is the full sync's.
  let position = known ?? (await source.newest(place.stream));
  let hasRead = false;
  const from = Math.max(0, position - overlapMs);
  const groupsMatter = (await groupsInUse(context.db, provider)).length > 0;
  for await (const { directoryEvents, until } of source.since(place.stream, from, groupsMatter)) {
    hasRead = true;
    position = Math.max(position, until);
    await store(job, place, directoryEvents, position);
  }
  if (hasRead) return;
  // Not even the last event is there any more: events were removed, or a clock was set back.
  await store(job, place, [], Math.min(position, await source.newest(place.stream)));
}

const store = (
  { context, lease }: EventJob,
  place: StreamPlace,
  directoryEvents: DirectoryEvent[],
  position: number,
) =>
  inTransaction(context, async ({ db }) => {
    await requireLease(db, lease);
    await takeInEvents(db, place, { directoryEvents, position });
  });
