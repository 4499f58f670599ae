import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import { neighbourhood } from "@/lib/networks";
import { processWide } from "@/lib/process-wide";

const windowSeconds = 60;

/** Requests a minute and process. */
export const perCaller = 600;
export const perNeighbourhood = 1_200;
/** Wrong keys a minute; a right one costs nothing here. */
export const wrongKeysPerNeighbourhood = 30;

const limits = () =>
  processWide("rest-limits", () => ({
    neighbourhoods: new RateLimiterMemory({ points: perNeighbourhood, duration: windowSeconds }),
    callers: new RateLimiterMemory({ points: perCaller, duration: windowSeconds }),
    wrongKeys: new RateLimiterMemory({ points: wrongKeysPerNeighbourhood, duration: windowSeconds }),
  }));

/** `too-many-requests` with the seconds to wait. */
export class TooManyRequests extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super("too-many-requests", `Too many requests. Try again in ${retryAfterSeconds} seconds.`);
  }
}

const refusal = (limit: RateLimiterRes) =>
  new TooManyRequests(Math.max(1, Math.ceil(limit.msBeforeNext / 1_000)));

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    throw thrown instanceof RateLimiterRes ? refusal(thrown) : thrown;
  }
}

const placeOf = (ip: string | null): string => (ip === null ? "unknown" : neighbourhood(ip));

/** Counts a request before anything is read for it. Throws `TooManyRequests`. */
export async function limitAddress(ip: string | null): Promise<void> {
  await take(limits().neighbourhoods, placeOf(ip));
  const wrong = await limits().wrongKeys.get(placeOf(ip));
  if (wrong && wrong.consumedPoints >= wrongKeysPerNeighbourhood) throw refusal(wrong);
}

/** Counts a credential that was none. Throws `TooManyRequests`. */
export const countWrongKey = (ip: string | null): Promise<void> => take(limits().wrongKeys, placeOf(ip));

/** Counts a request of a key or a session. Throws `TooManyRequests`. */
export const limitCaller = (key: string): Promise<void> => take(limits().callers, key);
