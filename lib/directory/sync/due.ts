import type { SyncState } from "@/lib/platform/db/schema/sync-run";

const minuteMs = 60_000;
/** Ticks come a little early and a little late: a run that is due in half a minute is due now. */
const slackMs = minuteMs / 2;
/** How long a run that waits for an administrator holds up the next one. */
const patienceMs = 24 * 60 * minuteMs;

/**
 * When a provider's next periodic run is due; without one so far, or after one that seems to be under way, at once: if
 * its process has died, the next one takes it up, else the lease refuses.
 */
export function dueAt(last: { state: SyncState; startedAt: Date } | null, intervalMinutes: number): Date {
  if (!last || last.state === "reading" || last.state === "applying") return new Date(0);
  const waitMs = last.state === "waiting" ? patienceMs : intervalMinutes * minuteMs;
  return new Date(last.startedAt.getTime() + waitMs);
}

/** Whether what is due then is due now. */
export const isDue = (at: Date, now: Date): boolean => at.getTime() - slackMs <= now.getTime();
