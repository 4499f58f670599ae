import { AppError } from "@/lib/platform/errors";
import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";
import { WindowLimit } from "@/lib/platform/window-limit";
import { words } from "@/lib/words/text";

const limitWords = words("rest.rateLimit", {
  tooMany: "Too many requests. Try again in {seconds, plural, one {# second} other {# seconds}}.",
});

const windowMs = 60_000;

/** Requests a minute and process: of a key or a person, and of all that are let in from one neighbourhood. */
export const perCaller = 600;
export const perNeighbourhood = 1_200;
/** Requests a minute that are not let in: with a wrong key, and with none. They slow nobody who has a right one. */
export const wrongKeysPerNeighbourhood = 30;
export const strangersPerNeighbourhood = 1_200;

const limits = () =>
  processWide("rest-limits", () => ({
    neighbourhoods: new WindowLimit(perNeighbourhood, windowMs),
    callers: new WindowLimit(perCaller, windowMs),
    wrongKeys: new WindowLimit(wrongKeysPerNeighbourhood, windowMs),
    strangers: new WindowLimit(strangersPerNeighbourhood, windowMs),
  }));

/** `too-many-requests` with the seconds to wait. */
export class TooManyRequests extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super("too-many-requests", limitWords("tooMany", { seconds: retryAfterSeconds }));
  }
}

async function take(limit: WindowLimit, key: string): Promise<void> {
  const waitMs = limit.take(key);
  if (waitMs > 0) throw new TooManyRequests(Math.ceil(waitMs / 1_000));
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
