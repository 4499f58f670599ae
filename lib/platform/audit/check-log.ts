import { eq } from "drizzle-orm";
import { requireSuperadmin } from "@/lib/platform/actor";
import { type ChainVerdict, verifyChain } from "@/lib/platform/audit/verify-chain";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { auditCheck } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";

export type AuditLogCheck = Omit<typeof auditCheck.$inferSelect, "id">;

/** Verifies the whole log and keeps what it found, so that the console shows it. Superadmins only. */
export async function checkAuditLog(context: Context): Promise<ChainVerdict> {
  requireSuperadmin(context.actor);
  // One view of the audit log: what is recorded or removed meanwhile must not look like tampering.
  const verdict = await inTransaction(context, ({ db }) => verifyChain(db));
  const found = verdict.intact
    ? { intactTo: verdict.lastEvent, brokenAt: null }
    : { intactTo: verdict.brokenAt - 1, brokenAt: verdict.brokenAt };
  const row = { checkedAt: new Date(), ...found };
  await context.db
    .insert(auditCheck)
    .values({ id: 1, ...row })
    .onDuplicateKeyUpdate({ set: row });
  return verdict;
}

/** What the latest verification found, or null when there was none yet. */
export async function findAuditLogCheck(db: Handle): Promise<AuditLogCheck | null> {
  const [row] = await db.select().from(auditCheck).where(eq(auditCheck.id, 1));
  return row ?? null;
}
