import { type CanonicalAddress, canonicalAddress } from "@/lib/platform/address/address";
import { claimsInUse, type TemplateRules } from "@/lib/providers/claims/template-choice";
import { type Claims, claimAt, isElsewhere } from "@/lib/providers/settings/claim-at";
import { readName } from "@/lib/providers/settings/person-fields";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { directoryAttributes } from "@/lib/providers/settings/sync-settings";

export type AddressRefusal = "email-missing" | "email-unverified" | "email-not-allowed" | "address-invalid";

export type ClaimedAddress =
  | { usable: true; address: string; domain: string }
  | { usable: false; reason: AddressRefusal };

/**
 * The mailbox address that the claims speak for, of a domain that the provider speaks for. It is used for the first link
 * only, so it must be proven, unless the provider's policy trusts it as it is.
 */
export function claimedAddress(provider: { settings: ProviderSettings }, claims: Claims): ClaimedAddress {
  const proven = provenAddress(provider, claims);
  return proven.usable ? allowedAddress(provider.settings, proven) : proven;
}

/** The proven address that the claims name, of whatever domain. */
export function provenAddress({ settings }: { settings: ProviderSettings }, claims: Claims): ClaimedAddress {
  const email = claimedText(claims, settings.emailClaim);
  if (email === null) return { usable: false, reason: "email-missing" };
  const canonical = canonicalAddress(email);
  if (settings.requireVerifiedEmail && !isProven(settings, claims, canonical?.address))
    return { usable: false, reason: "email-unverified" };
  if (!canonical) return { usable: false, reason: "address-invalid" };
  return { usable: true, address: canonical.address, domain: canonical.domain };
}

/** A proven address, where it is of a domain that the provider speaks for. */
export function allowedAddress(
  { allowedDomains }: Pick<ProviderSettings, "allowedDomains">,
  { address, domain }: Pick<CanonicalAddress, "address" | "domain">,
): ClaimedAddress {
  if (allowedDomains && !allowedDomains.includes(domain))
    return { usable: false, reason: "email-not-allowed" };
  return { usable: true, address, domain };
}

/** The text of a claim of addresses; `email` is one text (Core 5.1), of any other name there may be a list of one. */
export function claimedText(claims: Claims, name: string): string | null {
  const value = claimAt(claims, name);
  const [text, ...more]: unknown[] = Array.isArray(value) && name !== "email" ? value : [value];
  return typeof text === "string" && text.trim() !== "" && more.length === 0 ? text : null;
}

/**
 * Whether the claims prove the address. `email_verified` speaks of `email` and of nothing else (OpenID Connect Core
 * 5.1), so it proves another claim's address only when `email` is the same one.
 */
function isProven(
  { emailClaim, emailProofClaim }: ProviderSettings,
  claims: Claims,
  address: string | undefined,
): boolean {
  if (emailProofClaim !== undefined) return proofs.includes(claimAt(claims, emailProofClaim));
  if (!verifications.includes(claims.email_verified)) return false;
  if (emailClaim === "email") return true;
  const verified = canonicalAddress(claimedText(claims, "email") ?? "")?.address;
  return verified !== undefined && verified === address;
}

/** `email_verified` is a boolean (Core 5.1); Cognito sends it as a text. */
const verifications: unknown[] = [true, "true"];
/** A proof of another name is also seen as a number: Entra's `xms_edov`. */
const proofs: unknown[] = [...verifications, 1, "1"];

/** The display name in the claims: `name`, else given and family name; null when there is none. */
export function claimedName(claims: Claims): string | null {
  const { name, given_name: given, family_name: family } = claims;
  if (typeof name === "string") return readName(name);
  if (typeof given === "string" && typeof family === "string") return readName(`${given} ${family}`);
  return readName([given, family].filter((part) => typeof part === "string").join(" "));
}

/** The claims that the provider's settings look at by name, each once. */
function namedClaims({ settings, mappings }: Rules): string[] {
  const { emailClaim, requireVerifiedEmail, emailProofClaim, sync, mailPassword } = settings;
  const names = [
    ...[emailClaim, requireVerifiedEmail ? emailProofClaim : undefined],
    ...claimsInUse({ settings, mappings }),
    ...directoryAttributes.map((name) => sync[name]),
    mailPassword?.enabled ? mailPassword.attribute : undefined,
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

type Rules = { settings: ProviderSettings } & Pick<TemplateRules, "mappings">;

/** The claims looked at by name that are not here, and that `/userinfo` may still have. */
export const lackingClaims = (provider: Rules, claims: Claims): string[] =>
  namedClaims(provider).filter((name) => claimAt(claims, name) === undefined);

/** True when the claims lack something that is looked at: a claim by its name, the proof of the address, the person's name. */
export function needsUserinfo(provider: Rules, claims: Claims): boolean {
  const { requireVerifiedEmail, emailProofClaim, sync } = provider.settings;
  const lacksProof =
    requireVerifiedEmail &&
    emailProofClaim === undefined &&
    (claims.email === undefined || claims.email_verified === undefined);
  const lacksName = sync.displayNameAttribute === undefined && claimedName(claims) === null;
  return lacksProof || lacksName || lackingClaims(provider, claims).length > 0;
}

/** The claims looked at that the provider announces elsewhere: nothing follows from their absence. */
export const claimsElsewhere = (provider: Rules, claims: Claims): string[] =>
  namedClaims(provider).filter((name) => isElsewhere(claims, name));
