import { decideAccess } from "@/lib/access/decide-access";
import {
  aclGroupsColumn,
  packedFactsColumns,
  packedFactsJoins,
  readAclGroups,
  unpackFacts,
} from "@/lib/access/packed-facts";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";

const statement = `SELECT mailbox.quota_bytes AS quotaBytes, ${packedFactsColumns}, ${aclGroupsColumn}
 FROM mailbox ${packedFactsJoins} WHERE mailbox.address = ?`;

interface Recipient {
  quotaBytes: number;
  /** As in `Login` (lib/credentials/app-password/find-login.ts). */
  aclGroups: string | null;
}

/** The mailbox that receives mail under this canonical address, or null. Throws `unavailable` in an outage. */
export async function findRecipient(address: string): Promise<Recipient | null> {
  const [row] = await boundedRead(databaseClient().pool, statement, [address]);
  if (!row) return null;
  const access = decideAccess(unpackFacts(row), "delivery", { kind: "none" });
  return access.allowed
    ? { quotaBytes: Number(row.quotaBytes), aclGroups: readAclGroups(row.aclGroups) }
    : null;
}
