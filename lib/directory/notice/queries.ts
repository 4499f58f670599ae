import { and, asc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { directoryNotice, identityProvider, noticePosition } from "@/lib/platform/db/schema";
import type { NoticeStream } from "@/lib/platform/db/schema/directory-notice";
import { readSettings } from "@/lib/providers/kinds/settings-of-kind";
import { readStoredText } from "@/lib/words/stored-text";
import type { Text } from "@/lib/words/text";

/** A restart of the directory is no matter for anybody yet. */
const patienceMs = 30_000;
/** They are read every few seconds: after so long nobody does. */
const silenceMs = 120_000;

export interface StreamState {
  stream: NoticeStream;
  /** When it was last read with success; null: never. */
  readAt: Date | null;
  failingSince: Date | null;
  problem: Text | null;
  remedy: Text | null;
}

export interface NoticeState {
  streams: StreamState[];
  /** Notices that are taken in and not handled yet. */
  pending: number;
  /** What hinders the handling of one of them, if something does. */
  pendingProblem: Text | null;
}

const textOrNull = (stored: string | null): Text | null => (stored === null ? null : readStoredText(stored));

/** How the notices of a provider are going. */
export async function readNoticeState(db: Handle, providerId: string): Promise<NoticeState> {
  const { stream, readAt, failingSince, problem, remedy } = noticePosition;
  const rows = await db
    .select({ stream, readAt, failingSince, problem, remedy })
    .from(noticePosition)
    .where(eq(noticePosition.identityProviderId, providerId))
    .orderBy(asc(stream));
  const pending = and(eq(directoryNotice.identityProviderId, providerId), isNull(directoryNotice.handledAt));
  const [hindered] = await db
    .select({ problem: directoryNotice.problem })
    .from(directoryNotice)
    .where(and(pending, isNotNull(directoryNotice.problem)))
    .limit(1);
  return {
    streams: rows.map((row) => ({
      ...row,
      problem: textOrNull(row.problem),
      remedy: textOrNull(row.remedy),
    })),
    pending: await db.$count(directoryNotice, pending),
    pendingProblem: textOrNull(hindered?.problem ?? null),
  };
}

/** The slugs of the providers whose notices are switched on and have not come for a while. */
export async function failingNotices(db: Handle, now = new Date()): Promise<string[]> {
  const rows = await db
    .selectDistinct({
      slug: identityProvider.slug,
      kind: identityProvider.kind,
      settings: identityProvider.settings,
    })
    .from(noticePosition)
    .innerJoin(identityProvider, eq(identityProvider.id, noticePosition.identityProviderId))
    .where(
      and(
        eq(identityProvider.enabled, true),
        or(
          lt(noticePosition.failingSince, new Date(now.getTime() - patienceMs)),
          lt(noticePosition.readAt, new Date(now.getTime() - silenceMs)),
        ),
      ),
    )
    .orderBy(asc(identityProvider.slug));
  return rows.flatMap(({ slug, kind, settings }) => (readSettings(kind, settings).sync.notices ? slug : []));
}
