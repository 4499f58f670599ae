import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "@/lib/platform/db/client";
import { acquireLease, type Lease, LeaseLost, releaseLease, renewLease } from "@/lib/platform/db/lease";
import { logger } from "@/lib/platform/log";

/** For how long a lease is taken and how often it is renewed, in milliseconds. */
interface Terms {
  leaseMs: number;
  renewEveryMs: number;
}

const usualTerms: Terms = { leaseMs: 30_000, renewEveryMs: 10_000 };

/** A lease that is renewed until it is released. */
export interface HeldLease {
  lease: Lease;
  /** Aborts with `LeaseLost` when another process has taken it; every write is refused by its token anyway. */
  signal: AbortSignal;
  release(): Promise<void>;
}

/** Takes the lease of this name and keeps it; null when another process has it. */
export async function takeLease(
  db: Database,
  name: string,
  { leaseMs, renewEveryMs }: Terms = usualTerms,
): Promise<HeldLease | null> {
  const lease = await acquireLease(db, name, `${hostname()}/${randomUUID()}`.slice(-64), leaseMs);
  if (!lease) return null;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewLease(db, lease, leaseMs).then(
      (mine) => mine || lost.abort(new LeaseLost(name)),
      (error: unknown) =>
        logger("lease").warn({ error, name }, "a lease could not be renewed; it is tried again"),
    );
  }, renewEveryMs);
  const release = async () => {
    clearInterval(renewal);
    await releaseLease(db, lease);
  };
  return { lease, signal: lost.signal, release };
}

/** Does `work` while holding the lease of this name; null when another process has it. */
export async function holdLease<T>(
  db: Database,
  name: string,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
  terms: Terms = usualTerms,
): Promise<T | null> {
  const held = await takeLease(db, name, terms);
  if (!held) return null;
  try {
    return await work(held.lease, held.signal);
  } finally {
    await held.release();
  }
}
