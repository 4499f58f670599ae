import { lte } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { inMs } from "@/lib/platform/db/moment";
import { revocation } from "@/lib/platform/db/schema";

const keptMs = 10 * 60_000;
const mostAtOnce = 1_000;

/**
 * Forgets revocations that are ten minutes old. For processes without a mail server that they could tell: the outbox must
 * not pile up, but another process of the fleet, which has one, gets its time.
 */
export async function dropUndeliverable(db: Handle): Promise<void> {
  await db
    .delete(revocation)
    .where(lte(revocation.dueAt, inMs(-keptMs)))
    .limit(mostAtOnce);
}
