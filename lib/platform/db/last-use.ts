import { LRUCache } from "lru-cache";
import { databaseClient } from "@/lib/platform/db/client";
import { writeBehind } from "@/lib/platform/db/write-behind";
import { processWide } from "@/lib/platform/process-wide";

interface Use {
  id: string;
  ip: string | null;
}

/** Tables of tokens, each with `last_used_at` and `last_used_ip`. */
type TokenTable = "api_key" | "scim_token";

const oncePerMs = 60_000;
const maxKnown = 10_000;

const stateOf = (table: TokenTable) =>
  processWide(`last-use-${table}`, () => {
    const pending = new Map<string, Use & { at: Date }>();
    return {
      noted: new LRUCache<string, number>({ max: maxKnown }),
      pending,
      writer: writeBehind(`last-use-${table}`, () => writePending(table, pending)),
    };
  });

/** Remembers that a token was used. The row follows within seconds, at most once a minute for each. */
export function noteLastUse(table: TokenTable, use: Use): void {
  const { noted, pending, writer } = stateOf(table);
  const now = Date.now();
  if (now - (noted.get(use.id) ?? 0) < oncePerMs || pending.size >= maxKnown) return;
  noted.set(use.id, now);
  pending.set(use.id, { ...use, at: new Date(now) });
  writer.wake();
}

async function writePending(table: TokenTable, pending: Map<string, Use & { at: Date }>): Promise<boolean> {
  for (const use of [...pending.values()]) {
    await databaseClient().pool.execute(
      `UPDATE ${table} SET last_used_at = ?, last_used_ip = ?
       WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`,
      [use.at, use.ip, use.id, use.at],
    );
    if (pending.get(use.id) === use) pending.delete(use.id);
  }
  return pending.size > 0;
}
