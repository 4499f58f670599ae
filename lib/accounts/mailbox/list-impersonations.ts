import { and, desc, eq, gt, lt } from "drizzle-orm";
import { z } from "zod";
import { stopAction } from "@/lib/credentials/web-session/stop-impersonation";
import type { Context } from "@/lib/platform/db/context";
import { auditEvent } from "@/lib/platform/db/schema";
import { moment, text } from "@/lib/platform/input/moment";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

/** An administrator who has opened somebody's mailbox. */
export const impersonationView = z
  .object({
    at: moment,
    admin: z.string().describe("Login of the administrator."),
    until: moment.nullable().describe("When the session expires, or expired, at the latest."),
    stoppedAt: moment
      .nullable()
      .describe("When the administrator stopped. Null if they have not, or let the session expire."),
  })
  .meta({ id: "Impersonation" });

type ShownImpersonation = z.output<typeof impersonationView>;

/** As `impersonateMailbox` records it, and as `stopImpersonation` does. */
const recordedStart = z.object({ until: z.object({ after: moment }) });
const recordedStop = z.object({ until: z.object({ before: moment, after: moment }) });

const place = z.tuple([z.int()]);

/**
 * One page of who has opened a mailbox, newest first, as far back as the audit log goes. Throws `invalid-input` for a wrong
 * cursor.
 */
export async function listImpersonations(
  { db }: Context,
  mailboxId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ShownImpersonation>> {
  const before = cursor === undefined ? undefined : lt(auditEvent.sequence, readCursor(cursor, place)[0]);
  const rows = await db
    .select({
      sequence: auditEvent.sequence,
      at: auditEvent.at,
      admin: auditEvent.actorLabel,
      changes: auditEvent.changes,
    })
    .from(auditEvent)
    .where(and(ofMailbox(mailboxId, "mailbox.open-as"), before))
    .orderBy(desc(auditEvent.sequence))
    .limit(limit + 1);
  const { items, next } = pageOf(rows, limit, ({ sequence }) => [sequence]);
  const stops = await stopsSince(db, mailboxId, items.at(-1)?.sequence);
  return {
    items: items.map(({ at, admin, changes }) => {
      const until = recordedStart.safeParse(changes).data?.until.after ?? null;
      return { at: text(at), admin, until, stoppedAt: (until && stops.get(until)) ?? null };
    }),
    next,
  };
}

const ofMailbox = (id: string, action: string) =>
  and(eq(auditEvent.subjectKind, "mailbox"), eq(auditEvent.subjectId, id), eq(auditEvent.action, action));

/** When administrators have stopped since an event, by the end that each session would have had. */
async function stopsSince(
  db: Context["db"],
  mailboxId: string,
  sequence: number | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (sequence === undefined) return new Map();
  const rows = await db
    .select({ changes: auditEvent.changes })
    .from(auditEvent)
    .where(and(ofMailbox(mailboxId, stopAction), gt(auditEvent.sequence, sequence)));
  return new Map(
    rows.flatMap(({ changes }) => {
      const known = recordedStop.safeParse(changes);
      return known.success ? [[known.data.until.before, known.data.until.after]] : [];
    }),
  );
}
