import { setTimeout as delay } from "node:timers/promises";
import { eventLease } from "@/lib/directory/run/lease-names";
import { AbsenceWatch } from "@/lib/directory/sync/events/absence-watch";
import { handleEvents } from "@/lib/directory/sync/events/handle-events";
import { readEvents } from "@/lib/directory/sync/events/read-events";
import { reportOutage } from "@/lib/directory/sync/events/report-outage";
import { finishRuns } from "@/lib/directory/sync/finish-runs";
import { holdLease } from "@/lib/directory/sync/hold-lease";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { type Lease, LeaseLost } from "@/lib/platform/db/lease";
import type { DirectoryEventSource } from "@/lib/providers/directory/event-source";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openDirectoryEvents } from "@/lib/providers/provider/open-source";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";

type FollowContext = Context & { db: Database };

export interface FollowOptions {
  open: (provider: EnabledProvider, signal: AbortSignal) => DirectoryEventSource;
  /** From the end of one reading to the next. */
  everyMs: number;
  /** The longest pause while the directory or the database cannot be reached. */
  longestPauseMs: number;
  /** In what time somebody is missed whom the directory has removed without a word. */
  missedWithinMs: number;
  /** How often the directory is asked whether it keeps events at all. */
  obstaclesEveryMs: number;
  /** Ends it; else it goes on as long as the provider's settings say so and this process has the lease. */
  signal: AbortSignal;
}

const usual: FollowOptions = {
  open: openDirectoryEvents,
  everyMs: 3_000,
  longestPauseMs: 30_000,
  missedWithinMs: 60_000,
  obstaclesEveryMs: 60_000,
  signal: new AbortController().signal,
};

const words = "the events of a directory could not be read; it is tried again";

/** Short, so that another process takes over soon when this one dies: directory events are worth something while they are fresh. */
const terms = { leaseMs: 10_000, renewEveryMs: 3_000 };

/**
 * Follows the directory events of a provider's directory: takes them in and handles them, again and again. One process of the fleet
 * at a time; returns at once where another one does. Whatever breaks off is logged and tried again.
 */
export async function followEvents(
  context: FollowContext,
  slug: string,
  options: Partial<FollowOptions> = {},
): Promise<void> {
  const chosen = { ...usual, ...options };
  const provider = await findFollowed(context.db, slug);
  if (!provider) return;
  await holdLease(
    context.db,
    eventLease(provider.id),
    async (lease, lost) => {
      const signal = AbortSignal.any([lost, chosen.signal]);
      try {
        await goOn({ context, slug, lease, options: chosen }, signal);
      } catch (error) {
        if (!signal.aborted && !(error instanceof LeaseLost)) throw error;
      }
    },
    terms,
  );
}

/** The provider, as long as its directory events are to be followed. */
async function findFollowed(db: Database, slug: string): Promise<EnabledProvider | null> {
  const provider = await findEnabledProvider(db, slug);
  return provider?.settings.sync.notices && kindOf(provider.kind).eventSource ? provider : null;
}

interface Following {
  context: FollowContext;
  slug: string;
  lease: Lease;
  options: FollowOptions;
}

async function goOn({ context, slug, lease, options }: Following, signal: AbortSignal): Promise<void> {
  const { everyMs, longestPauseMs, missedWithinMs, obstaclesEveryMs } = options;
  const sourceFor = reopening(options.open);
  const absences = new AbsenceWatch(missedWithinMs);
  let failures = 0;
  let lookedAt = 0;
  for (;;) {
    try {
      const provider = await findFollowed(context.db, slug);
      if (!provider) return;
      const job = { context, provider, source: sourceFor(provider, signal), lease };
      const look = Date.now() - lookedAt >= obstaclesEveryMs;
      await finishRuns(job, "notice", lease);
      await readEvents(job, look);
      if (look) lookedAt = Date.now();
      await absences.look(job);
      await handleEvents(job, signal);
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LeaseLost) throw error;
      reportOutage(slug, error, failures++ === 0, words);
      lookedAt = 0;
    }
    await delay(Math.min(everyMs * 2 ** failures, longestPauseMs), undefined, { signal });
  }
}

/** The same source, with the token or connection it has, until the provider is set up in another way. */
function reopening(open: FollowOptions["open"]) {
  let opened: { by: string; source: DirectoryEventSource } | null = null;
  return (provider: EnabledProvider, signal: AbortSignal): DirectoryEventSource => {
    const { issuer, clientId, credential, settings, mappings } = provider;
    const by = JSON.stringify([issuer, clientId, credential, settings, mappings]);
    if (opened?.by !== by) opened = { by, source: open(provider, signal) };
    return opened.source;
  };
}
