import ipaddr from "ipaddr.js";

/** No provider lives there, but the metadata services of clouds do; loopback and private networks are usual. */
const refusedRanges = new Set(["linkLocal", "unspecified", "multicast", "broadcast"]);

/** Whether an IP address is one where no identity provider can be; a name is none. */
export const isRefusedAddress = (host: string): boolean =>
  ipaddr.isValid(host) && refusedRanges.has(ipaddr.process(host).range());
