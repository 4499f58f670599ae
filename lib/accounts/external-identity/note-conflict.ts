import { and, desc, eq, inArray, ne } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Account, isConflictOf } from "@/lib/accounts/external-identity/account";
import type { Transaction } from "@/lib/platform/db/client";
import { identityConflict } from "@/lib/platform/db/schema";

/** Claimants that are kept of one mailbox; whoever comes after them takes the place of the one not seen for longest. */
const claimantsOfMailbox = 5;

export type Conflict = Account &
  Pick<typeof identityConflict.$inferInsert, "mailboxId" | "kind" | "address" | "displayName" | "seenBy">;

/**
 * Keeps what an account claims and we do not give it, for an administrator to see. The caller has the provider's word for
 * the account, by a verified token or by the directory, so that strangers write nothing here. Part of the caller's
 * transaction.
 */
export async function noteConflict(tx: Transaction, conflict: Conflict, now = new Date()): Promise<void> {
  await dropOldest(tx, conflict);
  const { identityProviderId: _, issuer: __, subject: ___, ...seen } = { ...conflict, lastSeenAt: now };
  await tx
    .insert(identityConflict)
    .values({ ...conflict, id: uuidv7(), firstSeenAt: now, lastSeenAt: now })
    .onDuplicateKeyUpdate({ set: seen });
}

async function dropOldest(tx: Transaction, { mailboxId, subject }: Conflict): Promise<void> {
  const others = await tx
    .select({ id: identityConflict.id })
    .from(identityConflict)
    .where(and(eq(identityConflict.mailboxId, mailboxId), ne(identityConflict.subject, subject)))
    .orderBy(desc(identityConflict.lastSeenAt));
  const surplus = others.slice(claimantsOfMailbox - 1).map(({ id }) => id);
  if (surplus.length > 0) await tx.delete(identityConflict).where(inArray(identityConflict.id, surplus));
}

/** The provider and we agree about an account again. */
export async function forgetConflict(tx: Transaction, account: Account): Promise<void> {
  // Looked at first: deleting what is not there locks the place where others may be about to write.
  const [row] = await tx
    .select({ id: identityConflict.id })
    .from(identityConflict)
    .where(isConflictOf(account));
  if (row) await tx.delete(identityConflict).where(eq(identityConflict.id, row.id));
}
