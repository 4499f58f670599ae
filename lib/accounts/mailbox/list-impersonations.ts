import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { moment, text } from "@/lib/catalogue/moment";
import type { Context } from "@/lib/platform/db/context";
import { auditEvent } from "@/lib/platform/db/schema";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

/** An administrator who has opened somebody's mailbox. */
export const impersonationView = z
  .object({
    at: moment,
    admin: z.string().describe("Login of the administrator."),
    until: moment.nullable().describe("When the session expires, or expired, at the latest."),
  })
  .meta({ id: "Impersonation" });

type ShownImpersonation = z.output<typeof impersonationView>;

/** As `impersonateMailbox` records it. */
const recorded = z.object({ until: z.object({ after: moment }) });

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
    .where(
      and(
        eq(auditEvent.subjectKind, "mailbox"),
        eq(auditEvent.subjectId, mailboxId),
        eq(auditEvent.action, "mailbox.open-as"),
        before,
      ),
    )
    .orderBy(desc(auditEvent.sequence))
    .limit(limit + 1);
  const { items, next } = pageOf(rows, limit, ({ sequence }) => [sequence]);
  return {
    items: items.map(({ at, admin, changes }) => {
      const known = recorded.safeParse(changes);
      return { at: text(at), admin, until: known.success ? known.data.until.after : null };
    }),
    next,
  };
}
