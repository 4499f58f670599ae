import { followEvents } from "@/lib/directory/sync/events/follow-events";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { listEventProviders } from "@/lib/providers/provider/queries";

/** How often it is looked which providers are to be followed, and by whom: a process that dies is soon replaced. */
const lookEveryMs = 3_000;

/** The providers that this process tries to follow, or does. */
const followed = new Set<string>();

async function follow(slug: string): Promise<void> {
  followed.add(slug);
  try {
    const context = contextFor({ kind: "system", job: "notices" });
    await followEvents({ ...context, db: databaseClient().db }, slug);
  } catch (error) {
    logger("directory-sync").warn(
      { error, provider: slug },
      "directory events are not followed for a moment",
    );
  } finally {
    followed.delete(slug);
  }
}

async function look(): Promise<void> {
  try {
    for (const slug of await listEventProviders(databaseClient().db))
      if (!followed.has(slug)) void follow(slug);
  } catch (error) {
    logger("directory-sync").debug(
      { error },
      "it could not be looked whose directory events are to be followed",
    );
  }
}

/** Follows the directory events of the providers that have them switched on, as one of the fleet's processes. */
export function startEventJob(): void {
  setInterval(look, lookEveryMs).unref();
}
