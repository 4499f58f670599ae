import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "@/lib/db/client";
import { acquireLease, type Lease, LeaseLost, releaseLease, renewLease } from "@/lib/db/lease";
import { logger } from "@/lib/log";

/** For how long a lease is taken and how often it is renewed, in milliseconds. */
interface Terms {
  leaseMs: number;
  renewEveryMs: number;
}

const usualTerms: Terms = { leaseMs: 30_000, renewEveryMs: 10_000 };

/**
 * Does `work` while holding the lease of this name, renewed until it ends; null when another process has it. When the
 * lease is lost the signal aborts with `LeaseLost`, and every write is refused by its token anyway.
 */
export async function holdLease<T>(
  db: Database,
  name: string,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
  { leaseMs, renewEveryMs }: Terms = usualTerms,
): Promise<T | null> {
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
  try {
    return await work(lease, lost.signal);
  } finally {
    clearInterval(renewal);
    await releaseLease(db, lease);
  }
}
