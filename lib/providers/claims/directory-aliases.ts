import { canonicalAddress } from "@/lib/platform/address/address";
import { claimedAddress } from "@/lib/providers/claims/claims";
import { type Claims, claimAt } from "@/lib/providers/settings/claim-at";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

/** The further addresses that a person's record names. */
export interface NamedAliases {
  /** Canonical, each once, sorted: a directory's own order means nothing. */
  addresses: string[];
  /** What is no address at all, as it stands there. */
  invalid: string[];
  /** The record does not say all of it now: aliases from the directory that it does not name stay. */
  keepsOthers?: boolean;
}

/** Active Directory's proxyAddresses: `SMTP:` is the main address, `smtp:` a further one; `X500:`, `sip:` and others are no mail addresses here. */
const typed = /^([a-z][a-z0-9.+-]*):(.*)$/is;

const none: NamedAliases = { addresses: [], invalid: [] };

/** Whether aliases of people come from a provider: by an attribute, or as the address that it has changed. */
export const followsAliases = ({ sync, changedAddress }: ProviderSettings): boolean =>
  sync.aliasesAttribute !== undefined || changedAddress === "alias";

/**
 * The aliases that a person's claims or record name, of the domains that the provider may bring. `whole`: it is a
 * directory's record, in which an attribute that is not there says that there are none; in a token it says nothing. Null:
 * the provider does not follow aliases, or nothing is said.
 */
export function directoryAliases(
  settings: ProviderSettings,
  claims: Claims,
  { whole }: { whole: boolean },
): NamedAliases | null {
  if (!followsAliases(settings)) return null;
  const { aliasesAttribute } = settings.sync;
  const listed =
    aliasesAttribute === undefined
      ? none
      : (listedAliases(settings, claimAt(claims, aliasesAttribute)) ?? (whole ? none : null));
  if (settings.changedAddress !== "alias") return listed;
  const claimed = claimedAddress({ settings }, claims);
  const { addresses, invalid } = listed ?? none;
  const all = claimed.usable ? new Set([...addresses, claimed.address]) : addresses;
  // An address that is not proven at the moment takes away nothing.
  return { addresses: [...all].sort(), invalid, keepsOthers: listed === null || !claimed.usable };
}

function listedAliases(
  { allowedDomains }: Pick<ProviderSettings, "allowedDomains">,
  claim: unknown,
): NamedAliases | null {
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
