import { findDomainByName } from "@/lib/accounts/domain/queries";
import { canonicalAddress, canonicalDomain } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";

/**
 * The active domain that an address is in, or that a host such as `autoconfig.example.org` is about; null for any other.
 * Whether there is a mailbox of that address is never looked up, so nothing in an answer can tell.
 */
export async function servedDomain(db: Handle, given: { address?: string | null; host?: string | null }) {
  const name = given.address
    ? (canonicalAddress(given.address)?.domain ?? null)
    : canonicalDomain((given.host ?? "").replace(/:\d+$/, "").replace(/^(autoconfig|autodiscover)\./i, ""));
  const found = name === null ? null : await findDomainByName(db, name);
  return found?.active ? found.name : null;
}
