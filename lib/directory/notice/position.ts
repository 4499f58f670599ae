import { and, eq } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { directoryNotice, noticePosition } from "@/lib/platform/db/schema";
import type { NoticeStream } from "@/lib/platform/db/schema/directory-notice";
import type { Notice, Obstacle } from "@/lib/providers/directory/notice-source";
import { storedText } from "@/lib/words/stored-text";

/** A stream of notices of a provider, as long as the provider is at this issuer. */
export interface StreamPlace {
  providerId: string;
  issuer: string;
  stream: NoticeStream;
}

const at = ({ providerId, stream }: StreamPlace) =>
  and(eq(noticePosition.identityProviderId, providerId), eq(noticePosition.stream, stream));

/**
 * Up to when a stream was taken in, in milliseconds by the directory's clock; null: never. What was known of another
 * issuer is forgotten.
 */
export async function openPosition(db: Handle, place: StreamPlace): Promise<number | null> {
  const { providerId, issuer, stream } = place;
  const row = { identityProviderId: providerId, stream, issuer };
  await db.insert(noticePosition).ignore().values(row);
  const [known] = await db.select().from(noticePosition).where(at(place));
  if (known?.issuer === issuer) return known.position;
  await db.update(noticePosition).set({ issuer, position: null, readAt: null }).where(at(place));
  await db.delete(directoryNotice).where(eq(directoryNotice.identityProviderId, providerId));
  return null;
}

/**
 * Takes in what a stream has told, each event once however often it is read, and moves the position: part of a
 * transaction of the caller, so that neither happens without the other.
 */
export async function takeInNotices(
  tx: Transaction,
  place: StreamPlace,
  { notices, position }: { notices: readonly Notice[]; position: number },
  now = new Date(),
): Promise<void> {
  const rows = notices.map(({ key, subject, happenedAt }) => ({
    identityProviderId: place.providerId,
    eventKey: key,
    subject,
    happenedAt,
    receivedAt: now,
    nextTryAt: now,
  }));
  if (rows.length > 0) await tx.insert(directoryNotice).ignore().values(rows);
  await tx.update(noticePosition).set({ position, readAt: now }).where(at(place));
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
    .select({ failingSince: noticePosition.failingSince, problem: noticePosition.problem })
    .from(noticePosition)
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
  await db.update(noticePosition).set(set).where(at(place));
}
