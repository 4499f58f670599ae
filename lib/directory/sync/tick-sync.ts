import { isDue } from "@/lib/directory/sync/due";
import { readNextDue } from "@/lib/directory/sync/read-schedule";
import { runSync, type SyncOutcome } from "@/lib/directory/sync/run-sync";
import type { Database, Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { listProviders } from "@/lib/providers/provider/queries";

type Run = (provider: string) => Promise<SyncOutcome>;

/**
 * Starts the runs that are due, one for each provider, and waits for them. Every process of the fleet may do so every
 * minute: the lease lets one of them work. A failure of one provider stops no other.
 */
export async function tickSync(
  context: Context & { db: Database },
  now = new Date(),
  run: Run = (provider) => runSync(context, { provider, trigger: "schedule" }),
): Promise<void> {
  const due = await dueProviders(context.db, now);
  const ended = await Promise.allSettled(due.map(run));
  for (const [index, outcome] of ended.entries())
    if (outcome.status === "rejected")
      logger("directory-sync").error(
        { error: outcome.reason, provider: due[index] },
        "a sync could not be started",
      );
}

/** The slugs of the providers whose periodic sync is due. There are few: an administrator enters each. */
async function dueProviders(db: Handle, now: Date): Promise<string[]> {
  const due: string[] = [];
  for (const provider of await listProviders(db)) {
    const at = await readNextDue(db, provider);
    if (at && isDue(at, now)) due.push(provider.slug);
  }
  return due;
}
