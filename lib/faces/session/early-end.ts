import { type EarlyEnd, recordEarlyEnd } from "@/lib/credentials/login-attempt/record-early-end";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import type { Failure } from "@/lib/faces/session/failed-exchange";
import { logger } from "@/lib/platform/log";

interface Place {
  door: EarlyEnd["door"];
  /** Null: there is no such provider, or it is switched off. */
  provider: string | null;
  ip: string | undefined;
}

/**
 * Notes a single sign-on that ended before anybody decided about a person, in the login history and in the log: the first
 * of its kind in the hour in full, since anybody can make more.
 */
export function noteEarlyEnd(
  { door, provider, ip }: Place,
  failure: Failure,
  error?: unknown,
): SignInRefusal {
  const { reason, detail } = failure;
  const isNew = recordEarlyEnd({
    door,
    credential: "single-sign-on",
    reason,
    detail,
    ip: ip ?? null,
    providerSlug: provider,
  });
  if (isNew)
    logger("sign-in").warn({ error, door, provider, ip, reason, detail }, "single sign-on broke off");
  return reason;
}
