/** A domain as far as it decides about new addresses. */
export interface AddressDomain {
  active: boolean;
  /** The provider that the domain names; null: none. */
  identityProviderId: string | null;
}

/** Why a domain takes no new mailbox, whatever its limits say. */
export type DomainRefusal = "domain-inactive" | "domain-of-other-provider";

/**
 * Whether a provider may bring new addresses of a domain: a domain that names its provider is claimed by that one only.
 * Mailboxes that are there already have a source of their own, which an administrator chooses.
 */
export const mayClaim = (
  { identityProviderId }: Pick<AddressDomain, "identityProviderId">,
  providerId: string,
): boolean => identityProviderId === null || identityProviderId === providerId;

/**
 * Why a domain takes no new mailbox of a provider, or null. `providerId` null: an administrator asks, who may give a
 * mailbox any source.
 */
export function refuseNewMailbox(domain: AddressDomain, providerId: string | null): DomainRefusal | null {
  if (!domain.active) return "domain-inactive";
  return providerId === null || mayClaim(domain, providerId) ? null : "domain-of-other-provider";
}
