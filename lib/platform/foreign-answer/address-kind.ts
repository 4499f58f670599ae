import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Where an address lies: on the internet, in a network of one's own (RFC 1918, RFC 4193, RFC 6598), on this machine, or
 * where no provider can be: link-local, multicast, reserved, and the metadata services of clouds.
 */
export type AddressKind = "public" | "private" | "loopback" | "special";

/** Metadata services that do not live on link-local addresses: AWS (IPv6), Alibaba, Azure's wire server, Oracle. */
const metadataServices = ["fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"];

/** The only IPv6 addresses that are given to anybody on the internet (RFC 4291, section 2.4). */
const globalUnicast = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

const kinds: Partial<Record<string, AddressKind>> = {
  unicast: "public",
  private: "private",
  carrierGradeNat: "private",
  uniqueLocal: "private",
  loopback: "loopback",
};

/**
 * The kind of an IP address. An IPv4 address in IPv6 clothes (mapped, or translated by NAT64, RFC 6052) is of the kind of
 * that IPv4 address. What is no address is `special`.
 */
export function addressKind(text: string): AddressKind {
  if (isIP(text) === 0) return "special";
  const address = ipaddr.process(text);
  if (metadataServices.includes(address.toString())) return "special";
  const range = address.range();
  if (address instanceof ipaddr.IPv6) {
    if (range === "rfc6052") return addressKind(lastFourBytes(address));
    if (range === "unicast" && !address.match(globalUnicast)) return "special";
  }
  return kinds[range] ?? "special";
}

const lastFourBytes = (address: ipaddr.IPv6): string => address.toByteArray().slice(-4).join(".");
