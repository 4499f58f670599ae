import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { readableDomains } from "@/lib/platform/actor";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { inMs } from "@/lib/platform/db/moment";
import { mailbox, revocation } from "@/lib/platform/db/schema";

export interface OverdueRevocations {
  /** How many mailboxes or whole domains. */
  count: number;
  /** The first few of them that still are mailboxes, those that wait longest first. */
  examples: string[];
  /** Why, as the mail server's side last said it; for superadmins only. */
  cause: string | null;
}

const lateMs = 60_000;
const maxExamples = 5;

const name = sql<string>`COALESCE(${revocation.address}, CONCAT('@', ${revocation.domainName}))`;

/** What should have ended at the mail server more than a minute ago, of the actor's domains. Throws `forbidden`. */
export async function readOverdueRevocations({ db, actor }: Context): Promise<OverdueRevocations> {
  const late = and(lte(revocation.dueAt, inMs(-lateMs)), readableBy(actor, revocation.domainName));
  const [total] = await db
    .select({ number: sql`COUNT(DISTINCT ${name})`.mapWith(Number) })
    .from(revocation)
    .where(late);
  if (!total?.number) return { count: 0, examples: [], cause: null };
  const [oldest] = await db
    .select({ problem: revocation.lastProblem })
    .from(revocation)
    .where(late)
    .orderBy(asc(revocation.dueAt))
    .limit(1);
  const first = await db
    .select({ address: mailbox.address })
    .from(revocation)
    .innerJoin(mailbox, eq(mailbox.address, revocation.address))
    .where(late)
    .groupBy(mailbox.address)
    .orderBy(sql`MIN(${revocation.dueAt})`)
    .limit(maxExamples);
  const isSuperadmin = readableDomains(actor) === null;
  return {
    count: total.number,
    examples: first.map(({ address }) => address),
    cause: isSuperadmin ? (oldest?.problem ?? null) : null,
  };
}

/** What keeps one of the revocations that failed and wait for their next try from being delivered; null when none does. */
export async function findUndelivered({ db }: Context): Promise<{ message: string } | null> {
  const [row] = await db
    .select({ message: sql<string>`${revocation.lastProblem}` })
    .from(revocation)
    .where(isNotNull(revocation.lastProblem))
    .limit(1);
  return row ?? null;
}
