import { schedule } from "node-cron";
import { tickSync } from "@/lib/directory/sync/tick-sync";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";

async function tick(): Promise<void> {
  try {
    const context = contextFor({ kind: "system", job: "directory-sync" });
    await tickSync({ ...context, db: databaseClient().db });
  } catch (error) {
    logger("directory-sync").warn(
      { error },
      "the sync could not look for what is due; it tries again in a minute",
    );
  }
}

/** Looks every minute for providers whose periodic sync is due. */
export function startSyncJob(): void {
  schedule("* * * * *", tick, { noOverlap: true });
}
