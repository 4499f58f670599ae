import { claimAt } from "@/lib/identity-provider/claim-at";
import type { Claims } from "@/lib/identity-provider/claims";
import type { ProviderSettings } from "@/lib/identity-provider/settings";
import { canonicalAddress } from "@/lib/mailbox/address";

/** The further addresses that a person's record names. */
export interface NamedAliases {
  /** Canonical, each once, sorted: a directory's own order means nothing. */
  addresses: string[];
  /** What is no address at all, as it stands there. */
  invalid: string[];
}

/** Active Directory's proxyAddresses: `SMTP:` is the main address, `smtp:` a further one; `X500:`, `sip:` and others are no mail addresses here. */
const typed = /^([a-z][a-z0-9.+-]*):(.*)$/is;

/**
 * The aliases that the claims name, or the same attribute of a directory, of the domains that the provider may bring.
 * Null: the provider does not follow them, or the claim is not there at all.
 */
export function directoryAliases(
  { sync, allowedDomains }: Pick<ProviderSettings, "sync" | "allowedDomains">,
  claims: Claims,
): NamedAliases | null {
  const claim = sync.aliasesAttribute ? claimAt(claims, sync.aliasesAttribute) : undefined;
  if (claim === undefined) return null;
  const addresses = new Set<string>();
  const invalid = new Set<string>();
  for (const value of Array.isArray(claim) ? claim : [claim]) {
    const text = addressText(value);
    if (text === null) continue;
    const canonical = canonicalAddress(text);
    if (!canonical) invalid.add(text);
    else if (!allowedDomains || allowedDomains.includes(canonical.domain)) addresses.add(canonical.address);
  }
  return { addresses: [...addresses].sort(), invalid: [...invalid].sort() };
}

/** A value without its type; null for what is of no mail type, and for nothing. */
function addressText(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const [, type, rest] = typed.exec(value.trim()) ?? [];
  const text = type === undefined ? value.trim() : type.toLowerCase() === "smtp" ? (rest?.trim() ?? "") : "";
  return text === "" ? null : text;
}
