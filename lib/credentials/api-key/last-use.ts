import { LRUCache } from "lru-cache";
import { databaseClient } from "@/lib/platform/db/client";
import { writeBehind } from "@/lib/platform/db/write-behind";
import { processWide } from "@/lib/platform/process-wide";

interface Use {
  id: string;
  ip: string | null;
}

const oncePerMs = 60_000;
const maxKnown = 10_000;

const state = () =>
  processWide("api-key-last-use", () => ({
    noted: new LRUCache<string, number>({ max: maxKnown }),
    pending: new Map<string, Use & { at: Date }>(),
    writer: writeBehind("api-key-last-use", writePending),
  }));

/** Remembers that a key was used. The row follows within seconds, at most once a minute for each. */
export function noteApiKeyUse(use: Use): void {
  const { noted, pending, writer } = state();
  const now = Date.now();
  if (now - (noted.get(use.id) ?? 0) < oncePerMs || pending.size >= maxKnown) return;
  noted.set(use.id, now);
  pending.set(use.id, { ...use, at: new Date(now) });
  writer.wake();
}

async function writePending(): Promise<boolean> {
  const { pending } = state();
  for (const use of [...pending.values()]) {
    await databaseClient().pool.execute(
      `UPDATE api_key SET last_used_at = ?, last_used_ip = ?
       WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`,
      [use.at, use.ip, use.id, use.at],
    );
    if (pending.get(use.id) === use) pending.delete(use.id);
  }
  return pending.size > 0;
}
