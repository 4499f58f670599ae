import { eq } from "drizzle-orm";
import type { Kept } from "@/lib/catalogue/run";
import { getSyncRun, type SyncRunDetails } from "@/lib/directory/run/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { syncRun } from "@/lib/platform/db/schema";

/** How runs are locked and recorded; superadmins let them go on or end them. */
export const syncRuns: Kept<SyncRunDetails, { id: string }> = {
  kind: "sync-run",
  label: ({ provider }) => provider,
  authorise: requireSuperadmin,
  async lock(tx, { id }) {
    const known = await getSyncRun(tx, id);
    const [row] = await tx.db
      .select({ state: syncRun.state })
      .from(syncRun)
      .where(eq(syncRun.id, id))
      .for("update");
    return { ...known, ...row };
  },
};
