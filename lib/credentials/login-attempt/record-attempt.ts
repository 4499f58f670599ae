import { v7 as uuidv7 } from "uuid";
import { databaseClient } from "@/lib/platform/db/client";
import type { attemptResults } from "@/lib/platform/db/schema/login-attempt";
import { writeBehind } from "@/lib/platform/db/write-behind";
import { shortText } from "@/lib/platform/input/short-text";
import { logger } from "@/lib/platform/log";
import { processWide } from "@/lib/platform/process-wide";

export interface Attempt {
  /** As it was given, or canonical where it is an address. */
  address: string;
  mailboxId: string | null;
  door: string;
  credential: string;
  /** What the app password is called that was given, if it is one of the mailbox. */
  appPasswordName?: string | null;
  result: (typeof attemptResults)[number];
  reason: string | null;
  /** What stands behind the reason, safe to show; the first one counts for all that are alike. */
  detail?: string | null;
  ip: string | null;
  providerSlug: string | null;
}

interface OpenAttempt {
  attempt: Attempt;
  /** How long alike attempts are this row. */
  windowMs: number;
  /** Made when the row is first written. */
  id: string | null;
  /** Milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
  count: number;
  /** The count that the database has already. */
  written: number;
}

/** Alike attempts within this time are one row, unless a caller asks for longer. */
const minuteMs = 60_000;
const maxOpen = 10_000;
/** A second: what the log may cost the database, however many logins there are. */
const rowsPerRound = 200;

const state = () =>
  processWide("login-attempts", () => ({
    open: new Map<string, OpenAttempt>(),
    dropped: 0,
    writer: writeBehind("login-attempts", writeOpen),
  }));

/** As long as the columns are: thousands of rows wait here, and what was given for a name may be far longer. */
const bounded = (attempt: Attempt): Attempt => ({
  ...attempt,
  address: shortText(attempt.address, 320),
  door: shortText(attempt.door, 32),
  reason: attempt.reason && shortText(attempt.reason, 64),
  detail: attempt.detail ? shortText(attempt.detail, 255) : null,
});

/** No part but the last can hold a line break, so no two attempts share a key. */
const keyOf = ({
  address,
  door,
  credential,
  appPasswordName,
  result,
  reason,
  ip,
  providerSlug,
}: Attempt): string =>
  `${ip}\n${door}\n${credential}\n${result}\n${reason}\n${providerSlug}\n${appPasswordName ?? ""}\n${address}`;

/**
 * Notes a login for the log that administrators and users read. Costs no database call: rows follow within a second
 * or two, alike attempts of a minute (or of `windowMs`) collapse into one row with a count, and a flood is cut at 10 000
 * open rows. True for the first of its kind in that time, the one that is worth a line in the process's log.
 */
export function recordAttempt(attempt: Attempt, windowMs = minuteMs): boolean {
  const kept = bounded(attempt);
  return !count(kept) && openRow(kept, windowMs);
}

/** Counts an attempt where there is a row of its kind already; false: there is none, and nothing is noted. */
export const countAlike = (attempt: Attempt): boolean => count(bounded(attempt));

function count(attempt: Attempt): boolean {
  const { open, writer } = state();
  const alike = open.get(keyOf(attempt));
  if (!alike || isClosed(alike)) return false;
  writer.wake();
  alike.count++;
  alike.lastAt = Date.now();
  return true;
}

const isClosed = ({ firstAt, windowMs }: OpenAttempt, now = Date.now()): boolean => now - firstAt >= windowMs;

function openRow(attempt: Attempt, windowMs: number): boolean {
  const { open, writer } = state();
  writer.wake();
  const key = keyOf(attempt);
  const old = open.get(key);
  if (!old && open.size >= maxOpen) {
    state().dropped++;
    return false;
  }
  // The old row may still have to be written; it stays under a key of its own until then.
  if (old && old.written < old.count) open.set(`${key}\n${old.firstAt}`, old);
  const now = Date.now();
  open.set(key, { attempt, windowMs, id: null, firstAt: now, lastAt: now, count: 1, written: 0 });
  return true;
}

/** New rows and those whose time is over; counts in between only while there is little to write. */
function due(open: Map<string, OpenAttempt>): OpenAttempt[] {
  const pressing: OpenAttempt[] = [];
  const growing: OpenAttempt[] = [];
  for (const attempt of open.values()) {
    if (attempt.written === attempt.count) continue;
    const isPressing = attempt.written === 0 || isClosed(attempt);
    (isPressing ? pressing : growing).push(attempt);
    if (pressing.length === rowsPerRound) return pressing;
  }
  return [...pressing, ...growing.slice(0, Math.max(0, rowsPerRound / 4 - pressing.length))];
}

async function writeOpen(): Promise<boolean> {
  const { open } = state();
  const attempts = due(open);
  if (attempts.length > 0) await write(attempts);
  let left = false;
  for (const [key, attempt] of open) {
    if (attempt.written < attempt.count) left = true;
    else if (isClosed(attempt)) open.delete(key);
  }
  reportDropped();
  return left;
}

function rowOf(open: OpenAttempt): unknown[] {
  const {
    address,
    mailboxId,
    door,
    credential,
    appPasswordName = null,
    result,
    reason,
    detail = null,
    ip,
    providerSlug,
  } = open.attempt;
  open.id ??= uuidv7();
  const times = [new Date(open.firstAt), new Date(open.lastAt), open.count];
  const how = [door, credential, result, reason, detail, ip, providerSlug, appPasswordName];
  return [open.id, ...times, address, mailboxId, ...how];
}

async function write(attempts: OpenAttempt[]): Promise<void> {
  const counts = attempts.map(({ count }) => count);
  await databaseClient().pool.query(
    `INSERT INTO login_attempt (id, first_at, last_at, count, address, mailbox_id, door, credential, result, reason,
     detail, ip, provider_slug, app_password_name) VALUES ? ON DUPLICATE KEY UPDATE count = VALUES(count), last_at = VALUES(last_at)`,
    [attempts.map(rowOf)],
  );
  for (const [index, attempt] of attempts.entries()) attempt.written = counts[index] ?? 0;
}

function reportDropped(): void {
  const now = state();
  if (now.dropped === 0) return;
  logger("login-attempt").warn(
    { dropped: now.dropped },
    "more logins than the log can take; some are not in it",
  );
  now.dropped = 0;
}
