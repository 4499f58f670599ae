import ipaddr from "ipaddr.js";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

/** What an app password may do, from where, and until when. */
export interface Limits {
  protocols: readonly ClientProtocol[];
  /** None: from anywhere. */
  allowedNetworks: readonly string[];
  /** Null: never. */
  expiresAt: Date | null;
}

/** Whether every address of the network lies in the other one. */
function liesIn(network: string, other: string): boolean {
  const [inner, innerBits] = ipaddr.parseCIDR(network);
  const [outer, outerBits] = ipaddr.parseCIDR(other);
  return inner.kind() === outer.kind() && innerBits >= outerBits && inner.match(outer, outerBits);
}

/** Whether the second opens any address that the first does not. */
const opensNetworks = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > 0 &&
  (after.length === 0 || after.some((one) => !before.some((other) => liesIn(one, other))));

const endOf = ({ expiresAt }: Limits): number => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Whether new limits let anybody in anywhere, or at any time, that the old ones keep out. */
export const widens = (before: Limits, after: Limits): boolean =>
  after.protocols.some((one) => !before.protocols.includes(one)) ||
  opensNetworks(before.allowedNetworks, after.allowedNetworks) ||
  endOf(after) > endOf(before);

/** Whether somebody may have something open now that new limits keep out. */
export const narrowsNow = (before: Limits, after: Limits): boolean =>
  before.protocols.some((one) => !after.protocols.includes(one)) ||
  opensNetworks(after.allowedNetworks, before.allowedNetworks);
