/**
 * Whether a provider may bring new addresses of a domain: a domain that names its provider is claimed by that one only.
 * Mailboxes that are there already have a source of their own, which an administrator chooses.
 */
export const mayClaim = (
  { identityProviderId }: { identityProviderId: string | null },
  providerId: string,
): boolean => identityProviderId === null || identityProviderId === providerId;
