import { extendSession } from "@/lib/credentials/web-session/queries";
import { databaseClient } from "@/lib/platform/db/client";
import { writeBehind } from "@/lib/platform/db/write-behind";
import { processWide } from "@/lib/platform/process-wide";

const maxPending = 10_000;

const state = () =>
  processWide("session-ends", () => ({
    pending: new Map<string, Date>(),
    writer: writeBehind("session-ends", writePending),
  }));

/** Moves the end of a session that is in use, within a second; many requests at once become one write. */
export function extendLater(digest: string, end: Date): void {
  const { pending, writer } = state();
  if (pending.size < maxPending) pending.set(digest, end);
  writer.wake();
}

async function writePending(): Promise<boolean> {
  const { pending } = state();
  for (const [digest, end] of [...pending]) {
    await extendSession(databaseClient().db, digest, end);
    pending.delete(digest);
  }
  return pending.size > 0;
}
