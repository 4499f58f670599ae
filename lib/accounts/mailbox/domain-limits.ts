import { and, eq, ne, sql } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { domain, mailbox } from "@/lib/platform/db/schema";

type DomainRow = typeof domain.$inferSelect;

export type LimitRefusal = "domain-full" | "quota-exceeded";

interface Wanted {
  /** Quota of the mailbox in bytes; 0 is unlimited, which fits no limit. */
  quotaBytes: number;
  /** The mailbox that is changed, so that it does not count beside itself; left out for a new one. */
  exceptMailboxId?: string;
}

/**
 * Whether a mailbox of this size fits the limits of its domain. The caller holds the domain's row FOR UPDATE, so
 * nobody else adds to the domain meanwhile; the sums are a locking read, since a plain one could show the state at
 * the start of the transaction instead of what was committed while it waited for that lock.
 */
export const limitRefusal = (
  db: Transaction,
  limits: DomainRow,
  wanted: Wanted,
): Promise<LimitRefusal | null> =>
  decide(limits, wanted, () => sumOthers(db, limits.id, wanted).for("update"));

/** The same as things are now, without holding anybody up: for telling what would happen. */
export const likelyLimitRefusal = (
  db: Handle,
  limits: DomainRow,
  wanted: Wanted,
): Promise<LimitRefusal | null> => decide(limits, wanted, () => sumOthers(db, limits.id, wanted));

export type Sums = { mailboxes: number; quotaBytes: number };

async function decide(
  limits: DomainRow,
  wanted: Wanted,
  readSums: () => PromiseLike<Sums[]>,
): Promise<LimitRefusal | null> {
  const needsSums = countsMailboxes(limits, wanted) || limits.totalQuotaBytes !== null;
  const [others] = needsSums ? await readSums() : [];
  return judgeLimits(limits, wanted, others ?? { mailboxes: 0, quotaBytes: 0 });
}

const countsMailboxes = (limits: DomainRow, { exceptMailboxId }: Wanted): boolean =>
  exceptMailboxId === undefined && limits.maxMailboxes !== null;

/** The rule itself: whether a mailbox fits beside what the domain's others have. */
export function judgeLimits(limits: DomainRow, wanted: Wanted, others: Sums): LimitRefusal | null {
  const quota = wanted.quotaBytes === 0 ? Number.POSITIVE_INFINITY : wanted.quotaBytes;
  if (limits.maxQuotaBytes !== null && quota > limits.maxQuotaBytes) return "quota-exceeded";
  if (countsMailboxes(limits, wanted) && others.mailboxes >= (limits.maxMailboxes ?? 0)) return "domain-full";
  if (limits.totalQuotaBytes !== null && others.quotaBytes + quota > limits.totalQuotaBytes)
    return "quota-exceeded";
  return null;
}

/** What the mailboxes of a domain have together, by a locking read; the caller holds the domain's row. */
export async function lockSums(db: Transaction, domainId: string): Promise<Sums> {
  const [sums] = await sumOthers(db, domainId, { quotaBytes: 0 }).for("update");
  return sums ?? { mailboxes: 0, quotaBytes: 0 };
}

const sumOthers = (db: Handle, domainId: string, { exceptMailboxId: exceptId }: Wanted) =>
  db
    .select({
      mailboxes: sql<number>`COUNT(*)`.mapWith(Number),
      quotaBytes: sql<number>`COALESCE(SUM(${mailbox.quotaBytes}), 0)`.mapWith(Number),
    })
    .from(mailbox)
    .where(
      and(eq(mailbox.domainId, domainId), exceptId === undefined ? undefined : ne(mailbox.id, exceptId)),
    );

/** The domain of this canonical name, locked until the transaction ends, or null. Lock it before its mailboxes. */
export async function lockDomainByName(db: Transaction, name: string): Promise<DomainRow | null> {
  const [row] = await db.select().from(domain).where(eq(domain.name, name)).for("update");
  return row ?? null;
}
