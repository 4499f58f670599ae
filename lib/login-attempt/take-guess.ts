import { neighbourhood } from "@/lib/networks";
import { processWide } from "@/lib/process-wide";
import { WindowLimit } from "@/lib/window-limit";

/*
 * How many different wrong passwords may be tried before a caller must wait. The same wrong password again is known
 * already (lib/secrets/verified-password) and does not count, so an old phone locks nobody out.
 */

const windowMs = 600_000;
const perAddressAndCaller = 10;
const perCaller = 100;

const limits = () =>
  processWide("guess-limits", () => ({
    pair: new WindowLimit(perAddressAndCaller, windowMs),
    caller: new WindowLimit(perCaller, windowMs),
  }));

/**
 * Takes one guess from this caller's allowance, before the password is checked, so that guesses made at the same time
 * all count. Null when the allowance is used up; else `giveBack` returns the guess once it proved right.
 */
export async function takeGuess(
  address: string,
  ip: string | null,
): Promise<{ giveBack(): Promise<void> } | null> {
  const caller = ip === null ? "unknown" : neighbourhood(ip);
  const pair = `${caller} ${address}`;
  const { pair: pairs, caller: callers } = limits();
  if (callers.take(caller) > 0) return null;
  if (pairs.take(pair) > 0) {
    callers.giveBack(caller);
    return null;
  }
  return {
    async giveBack() {
      callers.giveBack(caller);
      pairs.giveBack(pair);
    },
  };
}
