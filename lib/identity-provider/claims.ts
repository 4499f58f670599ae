import type { SignInProvider } from "@/lib/identity-provider/queries";
import { claimsInUse } from "@/lib/identity-provider/template-choice";
import { canonicalAddress } from "@/lib/mailbox/address";

export type Claims = Record<string, unknown>;

export type AddressRefusal = "email-missing" | "email-unverified" | "email-not-allowed" | "address-invalid";

export type ClaimedAddress =
  | { usable: true; address: string; domain: string }
  | { usable: false; reason: AddressRefusal };

/**
 * The mailbox address that the claims speak for. It is used for the first link only, so it must be proven:
 * `email_verified` is the boolean true (or the string, which some providers send), unless the provider's policy waives it.
 */
export function claimedAddress(provider: Pick<SignInProvider, "settings">, claims: Claims): ClaimedAddress {
  const { settings } = provider;
  const email = claims[settings.emailClaim];
  if (typeof email !== "string" || email.trim() === "") return { usable: false, reason: "email-missing" };
  if (settings.requireVerifiedEmail && claims.email_verified !== true && claims.email_verified !== "true")
    return { usable: false, reason: "email-unverified" };
  const canonical = canonicalAddress(email);
  if (!canonical) return { usable: false, reason: "address-invalid" };
  const { allowedDomains } = settings;
  if (allowedDomains && !allowedDomains.includes(canonical.domain))
    return { usable: false, reason: "email-not-allowed" };
  return { usable: true, address: canonical.address, domain: canonical.domain };
}

const controlCharacters = /\p{Cc}/gu;
const loneSurrogates = /\p{Cs}/gu;

/** The display name in the claims: `name`, else given and family name; null when there is none. At most 255 characters. */
export function claimedName(claims: Claims): string | null {
  const parts = [claims.given_name, claims.family_name].filter((part) => typeof part === "string");
  const name = typeof claims.name === "string" ? claims.name : parts.join(" ");
  const short = name.normalize("NFC").replace(controlCharacters, " ").trim().slice(0, 255);
  // Half a character, from the provider or from cutting: the database takes none.
  const clean = short.replace(loneSurrogates, "").trim();
  return clean === "" ? null : clean;
}

/** True when the claims lack something that is looked at, and that `/userinfo` may still have. */
export function needsUserinfo(
  provider: Pick<SignInProvider, "settings" | "mappings">,
  claims: Claims,
): boolean {
  const { emailClaim, sync, mailPassword } = provider.settings;
  const { displayNameAttribute, quotaAttribute, aliasesAttribute, languageAttribute } = sync;
  const attributes = [
    ...[displayNameAttribute, quotaAttribute, aliasesAttribute, languageAttribute],
    ...(mailPassword.enabled ? [mailPassword.attribute] : []),
  ];
  return [emailClaim, ...claimsInUse(provider), ...attributes].some(
    (name) => name !== undefined && claims[name] === undefined,
  );
}
