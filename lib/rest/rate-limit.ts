import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import { neighbourhood } from "@/lib/networks";
import { processWide } from "@/lib/process-wide";

const windowSeconds = 60;

/** Requests a minute and process: of a key or a person, and of all that are let in from one neighbourhood. */
export const perCaller = 600;
export const perNeighbourhood = 1_200;
/** Requests a minute that are not let in: with a wrong key, and with none. They slow nobody who has a right one. */
export const wrongKeysPerNeighbourhood = 30;
export const strangersPerNeighbourhood = 1_200;

const limits = () =>
  processWide("rest-limits", () => ({
    neighbourhoods: new RateLimiterMemory({ points: perNeighbourhood, duration: windowSeconds }),
    callers: new RateLimiterMemory({ points: perCaller, duration: windowSeconds }),
    wrongKeys: new RateLimiterMemory({ points: wrongKeysPerNeighbourhood, duration: windowSeconds }),
    strangers: new RateLimiterMemory({ points: strangersPerNeighbourhood, duration: windowSeconds }),
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

/** Counts a request that was not let in, `withKey` by a credential that was none. Throws `TooManyRequests`. */
export const limitStranger = (ip: string | null, withKey: boolean): Promise<void> =>
  take(withKey ? limits().wrongKeys : limits().strangers, placeOf(ip));

/** Counts a request of a key or a session, and of where it comes from. Throws `TooManyRequests`. */
export async function limitCaller(key: string, ip: string | null): Promise<void> {
  await take(limits().neighbourhoods, placeOf(ip));
  await take(limits().callers, key);
}
