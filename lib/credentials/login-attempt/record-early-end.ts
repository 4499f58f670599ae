import { type Attempt, countAlike, recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { type SignInRefusal, unavailableReasons } from "@/lib/credentials/login-attempt/refusals";
import type { ConsoleDoor } from "@/lib/credentials/login-attempt/visible-attempts";
import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";

/** A sign-in that ended before anybody was known, so that it belongs to no address and to no mailbox. */
export interface EarlyEnd {
  /** Where somebody wanted to come in: the portal, or the console of a role. */
  door: "portal" | ConsoleDoor;
  /** What it was by, as in the login history. */
  credential: string;
  reason: SignInRefusal;
  /** What stands behind it, safe to show to administrators. */
  detail: string | null;
  ip: string | null;
  /** Null: of no provider that exists. */
  providerSlug: string | null;
}

/*
 * Anybody can call the callback, as often as they like and from as many addresses as IPv6 gives them. So there are few
 * rows of it, each for an hour; beyond them all callers of a provider and reason are one row without an address.
 */
const hourMs = 3_600_000;
const rowsAnHour = 60;
const rowsOfCaller = 6;

interface Budget {
  since: number;
  rows: number;
  byCaller: Map<string, number>;
}

const budget = () => processWide("early-ends", (): Budget => ({ since: 0, rows: 0, byCaller: new Map() }));

/** Takes a row of this hour's for a caller; false when there is none left. */
function takeRow(ip: string | null): boolean {
  const now = budget();
  if (Date.now() - now.since >= hourMs)
    Object.assign(now, { since: Date.now(), rows: 0, byCaller: new Map() });
  const caller = ip === null ? "unknown" : neighbourhood(ip);
  const own = now.byCaller.get(caller) ?? 0;
  if (now.rows >= rowsAnHour || own >= rowsOfCaller) return false;
  now.rows++;
  now.byCaller.set(caller, own + 1);
  return true;
}

/**
 * Notes a sign-in that ended early for the login history, where it counts for its provider, if it has one. True for the first of
 * its kind in the hour, the one that is worth a line in the process's log.
 */
export function recordEarlyEnd({ reason, ...end }: EarlyEnd): boolean {
  const attempt: Attempt = {
    ...end,
    address: "",
    mailboxId: null,
    reason,
    result: unavailableReasons.some((one) => one === reason) ? "unavailable" : "rejected",
  };
  if (countAlike(attempt)) return false;
  return recordAttempt(takeRow(end.ip) ? attempt : { ...attempt, ip: null }, hourMs);
}
