import { endIn } from "@/lib/platform/foreign-answer/read-answer";

/** For all that a provider is asked while somebody waits for a page. */
const providerTimeMs = 4_500;

/** When everything must have ended that a provider is asked from now on, by `performance.now()`. */
export const endOfAsking = (): number => endIn(providerTimeMs);
