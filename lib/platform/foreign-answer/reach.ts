import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { env } from "@/lib/platform/env";
import { type AddressKind, addressKind } from "@/lib/platform/foreign-answer/address-kind";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { isInNetworks } from "@/lib/platform/networks";
import { type Text, words } from "@/lib/words/text";

/** The kinds of addresses that a question may go to. Beyond them only the networks that `PROVIDER_NETWORKS` names. */
export type Reach = readonly AddressKind[];

/** For addresses that an administrator has entered: anywhere but where no provider can be. */
export const enteredReach: Reach = ["public", "private", "loopback"];

/** For addresses that a provider announces: the internet, and where the provider itself stands. */
export const announcedReach = (providerStandsAt: AddressKind): Reach =>
  providerStandsAt === "private" || providerStandsAt === "loopback"
    ? ["public", providerStandsAt]
    : ["public"];

/** Whether an IP address may be connected to. */
export const mayReach = (reach: Reach, address: string): boolean =>
  reach.includes(addressKind(address)) || isInNetworks(address, env().PROVIDER_NETWORKS);

/**
 * Name resolution for `net.connect` that gives only addresses within reach, so that what is checked is what is connected
 * to, whatever the name server says next. Fails with `ForeignProblem` when nothing is left. (An address instead of a name
 * is never looked up: `refuseAddress` is for those.)
 */
export const lookupWithin =
  (reach: Reach): LookupFunction =>
  (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const within = found.filter(({ address }) => mayReach(reach, address));
      const [first] = within;
      if (!first) return callback(outOfReach(host, found), []);
      if (options.all) callback(null, within);
      else callback(null, first.address, first.family);
    });
  };

/** Whether the host of a URL is an IP address out of reach; where a name leads to is known only at the connection. */
export const isOutOfReach = (reach: Reach, host: string): boolean =>
  isIP(host) !== 0 && !mayReach(reach, host);

/** Throws `ForeignProblem` for a host that is an IP address out of reach. */
export function refuseAddress(reach: Reach, host: string): void {
  if (isOutOfReach(reach, host)) throw outOfReach(host, [{ address: host, family: 0 }]);
}

/** The code that stands for it where others have one of Node's. */
export const addressRefused = "ADDRESS_REFUSED";

const addressWords = words("provider.address.itself", {
  public: "{address} is on the internet, and not allowed.",
  private: "{address} is in a private network, and not allowed.",
  loopback: "{address} is on this machine, and not allowed.",
  special: "{address} is an address that no identity provider can have.",
});

const namedWords = words("provider.address.named", {
  public: "{host} leads to {address}, which is on the internet and not allowed.",
  private: "{host} leads to {address}, which is in a private network and not allowed.",
  loopback: "{host} leads to {address}, which is on this machine and not allowed.",
  special: "{host} leads to {address}, which no identity provider can have.",
});

/** Why an address that a host leads to is not asked. */
export function outOfReachWords(host: string, address: string): Text {
  const kind = addressKind(address);
  return address === host ? addressWords(kind, { address }) : namedWords(kind, { host, address });
}

function outOfReach(host: string, found: readonly LookupAddress[]): ForeignProblem {
  const [{ address } = { address: "nowhere" }] = found;
  return new ForeignProblem("address", outOfReachWords(host, address), { code: addressRefused });
}
