import type { SyncState } from "@/lib/db/schema/sync-run";

const minuteMs = 60_000;
/** Ticks come a little early and a little late: a run that is due in half a minute is due now. */
const slackMs = minuteMs / 2;
/** How long a run that waits for an administrator holds up the next one. */
const patienceMs = 24 * 60 * minuteMs;

/**
 * Whether a provider's next periodic run is due. A run that seems to be under way is always asked for again: if its
 * process has died, the next one takes it up, else the lease refuses.
 */
export function isDue(
  last: { state: SyncState; startedAt: Date } | null,
  intervalMinutes: number,
  now: Date,
): boolean {
  if (!last || last.state === "reading" || last.state === "applying") return true;
  const age = now.getTime() - last.startedAt.getTime();
  if (last.state === "waiting") return age >= patienceMs;
  return age >= intervalMinutes * minuteMs - slackMs;
}
