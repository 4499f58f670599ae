import { databaseClient } from "@/lib/platform/db/client";
import { writeBehind } from "@/lib/platform/db/write-behind";
import { processWide } from "@/lib/platform/process-wide";

interface Use {
  id: string;
  ip: string | null;
  service: string;
}

interface NotedUse extends Use {
  at: Date;
}

const oncePerMs = 60_000;
/** A second. A whole site opening its mail programs at once is written over the minutes that follow. */
const rowsPerRound = 200;
const maxPending = 20_000;

const state = () =>
  processWide("app-password-last-use", () => ({
    /** When the last minute began, and which were noted in it. */
    minute: { begun: 0, noted: new Set<string>() },
    pending: new Map<string, NotedUse>(),
    writer: writeBehind("app-password-last-use", writePending),
  }));

/** Remembers that an app password was used. The row follows within seconds, at most once a minute for each. */
export function noteAppPasswordUse(use: Use): void {
  const { minute, pending, writer } = state();
  const now = Date.now();
  if (now - minute.begun >= oncePerMs) {
    minute.begun = now;
    minute.noted.clear();
  }
  if (minute.noted.has(use.id) || pending.size >= maxPending) return;
  minute.noted.add(use.id);
  pending.set(use.id, { ...use, at: new Date(now) });
  writer.wake();
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}

async function writePending(): Promise<boolean> {
  const { pending } = state();
  const uses = [...take(pending.values(), rowsPerRound)];
  if (uses.length > 0) await write(uses);
  for (const use of uses) if (pending.get(use.id) === use) pending.delete(use.id);
  return pending.size > 0;
}

async function write(uses: NotedUse[]): Promise<void> {
  const rows = uses
    .map(() => "SELECT ? AS id, CAST(? AS DATETIME(3)) AS at, ? AS ip, ? AS service")
    .join(" UNION ALL ");
  const values = uses.flatMap(({ id, at, ip, service }) => [id, at, ip, service]);
  await databaseClient().pool.query(
    `UPDATE app_password JOIN (${rows}) AS noted ON noted.id = app_password.id
     SET last_used_at = noted.at, last_used_ip = noted.ip, last_used_service = noted.service
     WHERE last_used_at IS NULL OR last_used_at < noted.at`,
    values,
  );
}
