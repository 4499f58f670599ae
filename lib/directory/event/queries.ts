import { and, asc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { directoryEvent, directoryEventPosition, identityProvider } from "@/lib/platform/db/schema";
import type { DirectoryEventStream } from "@/lib/platform/db/schema/directory-event";
import { readSettings } from "@/lib/providers/kinds/settings-of-kind";
import { readStoredText } from "@/lib/words/stored-text";
import type { Text } from "@/lib/words/text";

/** A restart of the directory concerns nobody yet. */
const patienceMs = 30_000;
/** They are read every few seconds: after so long nobody does. */
const silenceMs = 120_000;

export interface StreamState {
  stream: DirectoryEventStream;
  /** When it was last read with success; null: never. */
  readAt: Date | null;
  failingSince: Date | null;
  problem: Text | null;
  remedy: Text | null;
}

export interface EventState {
  streams: StreamState[];
  /** Directory events that are taken in and not handled yet. */
  pending: number;
  /** What hinders the handling of one of them, if something does. */
  pendingProblem: Text | null;
}

const textOrNull = (stored: string | null): Text | null => (stored === null ? null : readStoredText(stored));

/** How the directory events of a provider are going. */
export async function readEventState(db: Handle, providerId: string): Promise<EventState> {
  const { stream, readAt, failingSince, problem, remedy } = directoryEventPosition;
  const rows = await db
    .select({ stream, readAt, failingSince, problem, remedy })
    .from(directoryEventPosition)
    .where(eq(directoryEventPosition.identityProviderId, providerId))
    .orderBy(asc(stream));
  const pending = and(eq(directoryEvent.identityProviderId, providerId), isNull(directoryEvent.handledAt));
  const [hindered] = await db
    .select({ problem: directoryEvent.problem })
    .from(directoryEvent)
    .where(and(pending, isNotNull(directoryEvent.problem)))
    .limit(1);
  return {
    streams: rows.map((row) => ({
      ...row,
      problem: textOrNull(row.problem),
      remedy: textOrNull(row.remedy),
    })),
    pending: await db.$count(directoryEvent, pending),
    pendingProblem: textOrNull(hindered?.problem ?? null),
  };
}

/** The slugs of the providers whose directory events are switched on and have not come for a while. */
export async function failingDirectoryEvents(db: Handle, now = new Date()): Promise<string[]> {
  const rows = await db
    .selectDistinct({
      slug: identityProvider.slug,
      kind: identityProvider.kind,
      settings: identityProvider.settings,
    })
    .from(directoryEventPosition)
    .innerJoin(identityProvider, eq(identityProvider.id, directoryEventPosition.identityProviderId))
    .where(
      and(
        eq(identityProvider.enabled, true),
        or(
          lt(directoryEventPosition.failingSince, new Date(now.getTime() - patienceMs)),
          lt(directoryEventPosition.readAt, new Date(now.getTime() - silenceMs)),
        ),
      ),
    )
    .orderBy(asc(identityProvider.slug));
  return rows.flatMap(({ slug, kind, settings }) => (readSettings(kind, settings).sync.notices ? slug : []));
}
