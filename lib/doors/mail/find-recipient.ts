import { decideAccess } from "@/lib/access/decide-access";
import {
  hasSharesColumn,
  packedFactsColumns,
  packedFactsJoins,
  readAclGroups,
  unpackFacts,
} from "@/lib/access/packed-facts";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";

const statement = `SELECT mailbox.id AS mailboxId, mailbox.quota_bytes AS quotaBytes, ${packedFactsColumns}, ${hasSharesColumn}
 FROM mailbox ${packedFactsJoins} WHERE mailbox.address = ?`;

interface Recipient {
  quotaBytes: number;
  /** As in `Login` (lib/credentials/app-password/find-login.ts). */
  aclGroups: string | null;
}

/** The mailbox that receives mail under this canonical address, or null. Throws `unavailable` in an outage. */
export async function findRecipient(address: string): Promise<Recipient | null> {
  const { pool } = databaseClient();
  const [row] = await boundedRead(pool, statement, [address]);
  if (!row || !decideAccess(unpackFacts(row), "delivery", { kind: "none" }).allowed) return null;
  const aclGroups = row.hasShares ? await readAclGroups(pool, row.mailboxId as string) : null;
  return { quotaBytes: Number(row.quotaBytes), aclGroups };
}
