import { and, eq } from "drizzle-orm";
import { addEvents } from "@/lib/directory/event/add-events";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { directoryEvent, directoryEventPosition } from "@/lib/platform/db/schema";
import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import type { DirectoryEvent, Obstacle } from "@/lib/providers/directory/event-source";
import { storedText } from "@/lib/words/stored-text";

/** A stream of directory events of a provider, as long as the provider is at this issuer. */
export interface StreamPlace {
  providerId: string;
  issuer: string;
  stream: DirectoryEventStream;
}

const at = ({ providerId, stream }: StreamPlace) =>
  and(eq(directoryEventPosition.identityProviderId, providerId), eq(directoryEventPosition.stream, stream));

/**
 * Up to when a stream was taken in, in milliseconds by the directory's clock; null: never. What was known of another
 * issuer is forgotten.
 */
export async function openPosition(db: Handle, place: StreamPlace): Promise<number | null> {
  const { providerId, issuer, stream } = place;
  const row = { identityProviderId: providerId, stream, issuer };
  await db.insert(directoryEventPosition).ignore().values(row);
  const [known] = await db.select().from(directoryEventPosition).where(at(place));
  if (known?.issuer === issuer) return known.position;
  await db.update(directoryEventPosition).set({ issuer, position: null, readAt: null }).where(at(place));
  await db.delete(directoryEvent).where(eq(directoryEvent.identityProviderId, providerId));
  return null;
}

/**
 * Takes in what a stream has told, each event once however often it is read, and moves the position: part of a
 * transaction of the caller, so that neither happens without the other.
 */
export async function takeInEvents(
  tx: Transaction,
  place: StreamPlace,
  { directoryEvents, position }: { directoryEvents: readonly DirectoryEvent[]; position: number },
  now = new Date(),
): Promise<void> {
  await addEvents(tx, place.providerId, directoryEvents, now);
  await tx.update(directoryEventPosition).set({ position, readAt: now }).where(at(place));
}

/** The most characters of what hinders the reading. */
const longest = 500;

/** Keeps what hinders the reading of a stream, since when, and what to do; null: nothing does any more. */
export async function reportReading(
  db: Handle,
  place: StreamPlace,
  obstacle: Obstacle | null,
  now = new Date(),
): Promise<void> {
  const [known] = await db
    .select({ failingSince: directoryEventPosition.failingSince, problem: directoryEventPosition.problem })
    .from(directoryEventPosition)
    .where(at(place));
  const problem = obstacle && storedText(obstacle.problem, longest);
  if (!known || known.problem === problem) return;
  const set = obstacle
    ? {
        failingSince: known.failingSince ?? now,
        problem,
        remedy: storedText(obstacle.remedy, longest),
      }
    : { failingSince: null, problem: null, remedy: null };
  await db.update(directoryEventPosition).set(set).where(at(place));
}
