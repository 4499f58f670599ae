import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";

const anyOf = (...patterns: readonly RegExp[]) =>
  new RegExp(`^(${patterns.map(({ source }) => source.replace(/^\^|\$$/g, "")).join("|")})$`);

/** An IPv4 or IPv6 address, and a network of such (CIDR notation), each as one pattern. */
export const ipPattern = anyOf(z.regexes.ipv4, z.regexes.ipv6);
export const networkPattern = anyOf(z.regexes.cidrv4, z.regexes.cidrv6);

/**
 * An IP address in canonical text, null for anything else; an IPv4 address in IPv6 clothes (::ffff:192.0.2.1) is that
 * IPv4 address. Node's own check comes first: ipaddr.js also takes short and octal forms (`1.2.3`, `010.0.0.1`).
 */
export function canonicalIp(text: string): string | null {
  const version = isIP(text);
  if (version === 0) return null;
  // Node takes only the canonical form of an IPv4 address.
  return version === 4 ? text : ipaddr.process(text).toString();
}

/** Whether a canonical address lies in one of the networks (CIDR notation). */
export function isInNetworks(ip: string, networks: readonly string[]): boolean {
  if (networks.length === 0 || !ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return networks.some((text) => {
    if (!ipaddr.isValidCIDR(text)) return false;
    const [network, bits] = ipaddr.parseCIDR(text);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}

/** An owner's block of addresses is seldom smaller, and people move within one. */
const blockBits = { ipv4: 24, ipv6: 48 } as const;

/** The block that a valid address is in (CIDR notation): its /24 for IPv4, its /48 for IPv6. */
export function blockOf(ip: string): string {
  const address = ipaddr.process(ip);
  const kind = address.kind();
  const cidr = `${address}/${blockBits[kind]}`;
  const start =
    kind === "ipv4" ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${start}/${blockBits[kind]}`;
}

/** What one party controls at least: the address itself for IPv4, its /64 for IPv6. */
export function neighbourhood(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address.kind() === "ipv4") return address.toString();
  const upper = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${upper.join(":")}::/64`;
}
