import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { neighbourhood } from "@/lib/networks";
import { processWide } from "@/lib/process-wide";

/*
 * How many different wrong passwords may be tried before a caller must wait. The same wrong password again is known
 * already (lib/secrets/verified-password) and does not count, so an old phone locks nobody out.
 */

const windowSeconds = 600;
const perAddressAndCaller = 10;
const perCaller = 100;

const limits = () =>
  processWide("guess-limits", () => ({
    pair: new RateLimiterMemory({ points: perAddressAndCaller, duration: windowSeconds }),
    caller: new RateLimiterMemory({ points: perCaller, duration: windowSeconds }),
  }));

async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

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
  if (!(await take(callers, caller))) return null;
  if (!(await take(pairs, pair))) {
    await callers.reward(caller);
    return null;
  }
  return {
    async giveBack() {
      await Promise.all([callers.reward(caller), pairs.reward(pair)]);
    },
  };
}
