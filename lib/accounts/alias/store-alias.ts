import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { isAddressTaken } from "@/lib/accounts/mailbox/address-taken";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import { alias, type domain } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";

type DomainRow = typeof domain.$inferSelect;
type Wanted = Pick<
  typeof alias.$inferSelect,
  "address" | "mailboxId" | "managedBy" | "description" | "active" | "expiresAt"
> & { mailboxAddress: string };

export type AliasRefusal = "domain-inactive" | "address-taken" | "domain-full";

/**
 * Writes a new alias; returns the event that the caller records, or why the domain does not take it. The caller has
 * authorised and holds the rows of the domain and of the mailbox.
 */
export async function insertAlias(
  db: Transaction,
  owner: DomainRow,
  { mailboxAddress, ...values }: Wanted,
): Promise<{ event: EventInput } | { refusal: AliasRefusal }> {
  if (!owner.active) return { refusal: "domain-inactive" };
  if (await isAddressTaken(db, values.address)) return { refusal: "address-taken" };
  if (values.managedBy !== "owner" && (await isFull(db, owner))) return { refusal: "domain-full" };
  const id = uuidv7();
  try {
    await db.insert(alias).values({ ...values, id, domainId: owner.id });
  } catch (error) {
    if (isDuplicate(error)) return { refusal: "address-taken" };
    throw error;
  }
  const event: EventInput = {
    action: "alias.create",
    subject: { kind: "alias", id, label: values.address },
    domainName: owner.name,
    before: null,
    after: auditFacts({ ...values, mailboxAddress }),
  };
  return { event };
}

/** The aliases that count for a domain's limit: those that have not expired; what people make for themselves has a limit for each of them. */
export const countedAliases = () =>
  and(ne(alias.managedBy, "owner"), or(isNull(alias.expiresAt), gt(alias.expiresAt, new Date())));

/** Whether a domain has all the aliases it may have. A locking read, as for every limit (lib/accounts/mailbox/domain-limits.ts). */
async function isFull(db: Transaction, { id, maxAliases }: DomainRow): Promise<boolean> {
  if (maxAliases === null) return false;
  const [row] = await db
    .select({ total: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(alias)
    .where(and(eq(alias.domainId, id), countedAliases()))
    .for("update");
  return (row?.total ?? 0) >= maxAliases;
}
