import { and, desc, eq, getTableColumns, gte, isNull, notInArray, or } from "drizzle-orm";
import { z } from "zod";
import { afterCursor } from "@/lib/credentials/login-attempt/after-cursor";
import { consoleDoors } from "@/lib/credentials/login-attempt/visible-attempts";
import type { Context } from "@/lib/platform/db/context";
import { loginAttempt } from "@/lib/platform/db/schema";
import { attemptResults } from "@/lib/platform/db/schema/login-attempt";
import { moment, text } from "@/lib/platform/input/moment";
import { type Page, pageOf } from "@/lib/platform/list/page";

/** How far back people see their own sign-ins. */
const ownAttemptsDays = 30;

const {
  domainName: _domain,
  detail: _detail,
  providerSlug: _provider,
  mailboxId: _id,
  ...columns
} = getTableColumns(loginAttempt);

type OwnAttempt = Pick<typeof loginAttempt.$inferSelect, keyof typeof columns>;

/** A person's own sign-in, or several alike within a minute. */
export const ownLoginView = z
  .object({
    id: z.uuid(),
    firstAt: moment,
    lastAt: moment,
    count: z.int(),
    door: z.string(),
    credential: z.string(),
    appPasswordName: z.string().nullable().describe("Name of the app password, if one was used."),
    result: z.enum(attemptResults),
    reason: z.string().nullable(),
    ip: z.string().nullable(),
  })
  .meta({ id: "OwnLogin" });

/** Reasons that a directory gives without the right password as well: they are for administrators. */
const hiddenReasons: ReadonlySet<string> = new Set(["account-locked", "not-in-directory"]);

const shownReason = (reason: string | null): string | null =>
  reason !== null && hiddenReasons.has(reason) ? "wrong-password" : reason;

export const showOwnLogin = ({ address: _, ...row }: OwnAttempt): z.output<typeof ownLoginView> => ({
  ...row,
  reason: shownReason(row.reason),
  firstAt: text(row.firstAt),
  lastAt: text(row.lastAt),
});

interface Owner {
  id: string;
  address: string;
  createdAt: Date;
}

/**
 * One page of the sign-ins to a mailbox and the refusals, newest first, of the last 30 days. Refusals are noted by address
 * where nobody was let in; those from before the mailbox was made were another's. What an administrator of the same login
 * does at the console is nothing of the mailbox's. Throws `invalid-input` for a wrong cursor.
 */
export async function listOwnAttempts(
  { db }: Context,
  { id, address, createdAt }: Owner,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  now = new Date(),
): Promise<Page<OwnAttempt>> {
  const since = new Date(Math.max(createdAt.getTime(), now.getTime() - ownAttemptsDays * 86_400_000));
  const unnamed = and(isNull(loginAttempt.mailboxId), eq(loginAttempt.address, address));
  const rows = await db
    .select(columns)
    .from(loginAttempt)
    .where(
      and(
        or(eq(loginAttempt.mailboxId, id), unnamed),
        notInArray(loginAttempt.door, consoleDoors),
        gte(loginAttempt.lastAt, since),
        afterCursor(cursor),
      ),
    )
    .orderBy(desc(loginAttempt.lastAt), desc(loginAttempt.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ lastAt, id: row }) => [lastAt.toISOString(), row]);
}
