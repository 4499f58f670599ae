import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";

const inNetworks = (address: ipaddr.IPv4 | ipaddr.IPv6, networks: string[]): boolean =>
  networks.some((cidr) => {
    const network = ipaddr.parseCIDR(cidr);
    return address.kind() === network[0].kind() && address.match(network);
  });

/**
 * The visitor's address: walking X-Forwarded-For from the right, the first that is no trusted proxy (RFC 7239 5.2
 * applied to the older header). What a visitor writes there stands further left and is never believed. Undefined
 * when nothing usable is there.
 */
export function clientAddress(
  forwardedFor: string | null,
  trusted: string[] = env().TRUSTED_PROXIES,
): string | undefined {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  let nearest: string | undefined;
  for (const hop of hops.reverse()) {
    if (!ipaddr.isValid(hop)) return undefined;
    const address = ipaddr.process(hop);
    if (!inNetworks(address, trusted)) return address.toString();
    nearest = address.toString();
  }
  return nearest;
}
