import { eq } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { alias, mailbox } from "@/lib/platform/db/schema";

/**
 * Whether this canonical address is a mailbox's or an alias's already. Locking reads, so that what was committed since
 * the transaction began is seen; the caller holds the row of the address's domain, so nobody takes it meanwhile.
 */
export async function isAddressTaken(db: Transaction, address: string): Promise<boolean> {
  const mailboxes = await db
    .select({ id: mailbox.id })
    .from(mailbox)
    .where(eq(mailbox.address, address))
    .for("update");
  if (mailboxes.length > 0) return true;
  const aliases = await db
    .select({ id: alias.id })
    .from(alias)
    .where(eq(alias.address, address))
    .for("update");
  return aliases.length > 0;
}
