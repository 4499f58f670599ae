import { and, desc, getTableColumns, gte, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { afterCursor } from "@/lib/credentials/login-attempt/after-cursor";
import { visibleAttempts } from "@/lib/credentials/login-attempt/visible-attempts";
import { equal } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { loginAttempt } from "@/lib/platform/db/schema";
import { attemptResults } from "@/lib/platform/db/schema/login-attempt";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { type Page, pageOf } from "@/lib/platform/list/page";

/** What a list of logins can be narrowed to. Times are moments of the last login of a row. */
export const attemptFilter = {
  mailboxId: z.uuid().optional(),
  /** Exactly this address, as it was given at the login or canonical. */
  address: z.string().min(1).max(320).optional(),
  domain: z.string().min(1).max(320).toLowerCase().optional(),
  ip: z.string().min(1).max(45).optional(),
  door: z.string().min(1).max(32).optional(),
  credential: z.string().min(1).max(32).optional(),
  provider: z.string().min(1).max(40).optional(),
  result: z.enum(attemptResults).optional(),
  reason: z.string().min(1).max(64).optional(),
  from: z.date().optional(),
  /** Not included. */
  to: z.date().optional(),
};

const filterInput = z.strictObject(attemptFilter);
export type AttemptFilter = z.output<typeof filterInput>;

export const attemptPageInput = filterInput.extend({
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

export type LoginAttempt = Omit<typeof loginAttempt.$inferSelect, "domainName">;

const { domainName: _, ...columns } = getTableColumns(loginAttempt);

/**
 * One page of the log of logins, newest first; `next` is null on the last page. Domain admins see the logins of their
 * domains, unknown addresses there included, but none of other administrators (`visibleAttempts`). A row whose count still grows may move to the front. Throws `forbidden`
 * and `invalid-input`.
 */
export async function listLoginAttempts(
  context: Context,
  input: z.input<typeof attemptPageInput>,
): Promise<Page<LoginAttempt>> {
  const { cursor, limit, ...filter } = parseInput(attemptPageInput, input);
  const rows = await context.db
    .select(columns)
    .from(loginAttempt)
    .where(and(visibleAttempts(context.actor), ...conditions(filter), afterCursor(cursor)))
    .orderBy(desc(loginAttempt.lastAt), desc(loginAttempt.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ lastAt, id }) => [lastAt.toISOString(), id]);
}

/** How many logins all pages have together, up to `mostCounted + 1`. Throws as `listLoginAttempts`. */
export function countLoginAttempts({ db, actor }: Context, filter: AttemptFilter): Promise<number> {
  const where = and(visibleAttempts(actor), ...conditions(parseInput(filterInput, filter)));
  return countFound(db, db.select({ id: loginAttempt.id }).from(loginAttempt).where(where));
}

function conditions(filter: AttemptFilter): (SQL | undefined)[] {
  return [
    equal(loginAttempt.mailboxId, filter.mailboxId),
    equal(loginAttempt.address, filter.address),
    equal(loginAttempt.domainName, filter.domain),
    equal(loginAttempt.ip, filter.ip),
    equal(loginAttempt.door, filter.door),
    equal(loginAttempt.credential, filter.credential),
    equal(loginAttempt.providerSlug, filter.provider),
    equal(loginAttempt.result, filter.result),
    equal(loginAttempt.reason, filter.reason),
    filter.from && gte(loginAttempt.lastAt, filter.from),
    filter.to && lt(loginAttempt.lastAt, filter.to),
  ];
}
