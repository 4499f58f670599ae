import { env } from "@/lib/platform/env";
import { canonicalIp, isInNetworks } from "@/lib/platform/networks";

/**
 * The visitor's address: walking X-Forwarded-For from the right, the first that is no trusted proxy (RFC 7239 5.2
 * applied to the older header). What a visitor writes there stands further left and is never believed. Undefined
 * when nothing usable is there.
 */
export function clientAddress(
  forwardedFor: string | null,
  trusted: string[] = env().TRUSTED_PROXIES,
): string | undefined {
  const hops = (forwardedFor ?? "").split(",").map((hop) => canonicalIp(hop.trim()));
  let nearest: string | undefined;
  for (const hop of hops.reverse()) {
    if (hop === null) return undefined;
    if (!isInNetworks(hop, trusted)) return hop;
    nearest = hop;
  }
  return nearest;
}
