import { findDomainByName } from "@/lib/accounts/domain/queries";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { listServingProviders } from "@/lib/providers/provider/queries";

/** A provider as its button names it. */
export interface OfferedProvider {
  slug: string;
  name: string;
}

/** How somebody may sign in. Never neither. */
export interface WaysIn {
  password: boolean;
  providers: OfferedProvider[];
}

/**
 * How people of an address's domain sign in: with a password, with its provider, or either where the domain does not say. Whether
 * there is a mailbox of that address is not looked at, so that neither the answer nor its time can tell. The same of an
 * address of no domain here, and of a name that a directory may know: those may belong to anybody.
 */
export async function waysIn(db: Handle, name: string, passwordsOffered: boolean): Promise<WaysIn> {
  const [domain, providers] = await Promise.all([
    findDomainByName(db, canonicalAddress(name)?.domain ?? ""),
    listServingProviders(db),
  ]);
  const offered = (those: typeof providers) => those.map(({ slug, name }) => ({ slug, name }));
  const serving = providers.filter(({ id, allowedDomains }) => {
    if (!domain) return true;
    return domain.identityProviderId === null
      ? (allowedDomains?.includes(domain.name) ?? true)
      : id === domain.identityProviderId;
  });
  if (serving.length === 0)
    return passwordsOffered || providers.length === 0
      ? { password: true, providers: [] }
      : { password: false, providers: offered(providers) };
  const isDecided = domain !== null && domain.identityProviderId !== null;
  return { password: passwordsOffered && !isDecided, providers: offered(serving) };
}
