import { and, eq, isNotNull } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { syncChange } from "@/lib/platform/db/schema";

/** Forgets the secrets of a run's lines that were not applied; part of whatever ends the run. */
export async function forgetSealed(db: Handle, runId: string): Promise<void> {
  await db
    .update(syncChange)
    .set({ sealedMailPassword: null })
    .where(and(eq(syncChange.runId, runId), isNotNull(syncChange.sealedMailPassword)));
}
