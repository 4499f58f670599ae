import { asc, eq, gt } from "drizzle-orm";
import { eventHash } from "@/lib/audit/record-event";
import type { Handle } from "@/lib/db/client";
import { auditEvent, auditHead } from "@/lib/db/schema";

const pageSize = 1_000;
const emptyHash = "0".repeat(64);

export type ChainVerdict = { intact: true; events: number } | { intact: false; brokenAt: number };

/** Walks the audit trail in pages; tells the first sequence number that was changed, removed or cut off. */
export async function verifyChain(db: Handle): Promise<ChainVerdict> {
  const [head] = await db.select().from(auditHead).where(eq(auditHead.id, 1));
  let sequence = 0;
  let hash = emptyHash;
  for (;;) {
    const page = await db
      .select()
      .from(auditEvent)
      .where(gt(auditEvent.sequence, sequence))
      .orderBy(asc(auditEvent.sequence))
      .limit(pageSize);
    for (const { hash: stored, ...row } of page) {
      const expected =
        row.sequence === sequence + 1 && row.previousHash === hash && eventHash(row) === stored;
      if (!expected) return { intact: false, brokenAt: sequence + 1 };
      sequence = row.sequence;
      hash = stored;
    }
    if (page.length < pageSize) break;
  }
  if (!head || head.sequence !== sequence || head.hash !== hash)
    return { intact: false, brokenAt: sequence + 1 };
  return { intact: true, events: sequence };
}
