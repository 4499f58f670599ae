import ipaddr from "ipaddr.js";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { processWide } from "@/lib/process-wide";

/*
 * Brakes guessing, per process. Chosen: rate-limiter-flexible, kept well and able to move to MySQL later. Counts wrong
 * passwords only; a caller asks `blocked` before it spends a hash.
 */

const windowSeconds = 600;
/** Wrong passwords for one address from one network before the next is not even tried. */
const perAddressAndNetwork = 10;
/** Wrong passwords for any addresses from one network. */
const perNetwork = 100;

const limits = () =>
  processWide("guess-limit", () => ({
    pair: new RateLimiterMemory({ points: perAddressAndNetwork, duration: windowSeconds }),
    network: new RateLimiterMemory({ points: perNetwork, duration: windowSeconds }),
  }));

/** The part of an address that one attacker holds: an IPv4 address, or an IPv6 /64. */
export function networkOf(ip: string | undefined): string {
  if (!ip || !ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}

export interface GuessLimit {
  /** True while too many wrong passwords have come; the given one must not be tried then. */
  blocked(): Promise<boolean>;
  /** Counts one wrong password. */
  failed(): Promise<void>;
}

/** The brake for one address and the client that wants to sign in to it. */
export function guessLimit(address: string, ip: string | undefined): GuessLimit {
  const network = networkOf(ip);
  const pair = `${network} ${address}`;
  const used = async (limiter: RateLimiterMemory, key: string) =>
    (await limiter.get(key))?.consumedPoints ?? 0;
  return {
    async blocked() {
      const { pair: pairs, network: networks } = limits();
      return (
        (await used(pairs, pair)) >= perAddressAndNetwork || (await used(networks, network)) >= perNetwork
      );
    },
    async failed() {
      const { pair: pairs, network: networks } = limits();
      await Promise.all([pairs.penalty(pair), networks.penalty(network)]);
    },
  };
}
