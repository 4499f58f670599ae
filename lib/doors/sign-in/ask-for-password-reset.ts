import { mailResetLink } from "@/lib/accounts/recovery-address/mail-reset-link";
import { isUsualNetwork } from "@/lib/credentials/login-attempt/usual-networks";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";
import { WindowLimit } from "@/lib/platform/window-limit";

const hour = 3_600_000;
const perAddress = 3;
/** Besides, from a place where the account has signed in lately: strangers who ask must not keep its owner from a link. */
const perUsualPlace = 2;
const perNetwork = 20;

const limits = () =>
  processWide("password-reset-limits", () => ({
    address: new WindowLimit(perAddress, hour),
    usualPlace: new WindowLimit(perUsualPlace, hour),
    network: new WindowLimit(perNetwork, hour),
  }));

interface Forgotten {
  /** As it was typed. */
  address: string;
  next: string | null;
}

export interface Asked {
  /** False: too often from this network, whatever the address. */
  taken: boolean;
  /** When the mail is on its way, or there will be none; never rejects. The answer must not wait for it. */
  done: Promise<void>;
}

/**
 * Takes the wish for a new password of somebody who has proved nothing. What is answered is the same for every address, and
 * so is its time: the address is only looked up afterwards. Three mails an hour for an address, two more from its usual places, and
 * twenty wishes from a network.
 */
export function askForPasswordReset(context: Context, { address, next }: Forgotten): Asked {
  const caller = context.ip === undefined ? "unknown" : neighbourhood(context.ip);
  if (limits().network.take(caller) > 0) return { taken: false, done: Promise.resolve() };
  const canonical = canonicalAddress(address)?.address;
  if (canonical === undefined) return { taken: true, done: Promise.resolve() };
  const place = limits().address.take(canonical) > 0 ? caller : null;
  return { taken: true, done: mail(context, { address: canonical, next }, place) };
}

/** `place` is where the wish comes from that must be a usual one; null: any place will do. */
async function mail(context: Context, { address, next }: Forgotten, place: string | null): Promise<void> {
  const log = logger("sign-in");
  const { ip, requestId } = context;
  try {
    if (
      place !== null &&
      !((await isUsualNetwork(address, place)) && limits().usualPlace.take(address) === 0)
    )
      return;
    const { mailed } = await mailResetLink(context, { address, next });
    log.info({ address, mailed, ip, requestId }, "a new password was asked for");
  } catch (error) {
    log.error({ error, ip, requestId }, "a link for a new password could not be mailed");
  }
}
