import { findDomainByName } from "@/lib/accounts/domain/queries";
import { sourceOfMailbox } from "@/lib/credentials/directory-password/source-of-mailbox";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import type { Whom } from "@/lib/providers/directory/password-directory";
import { openPasswords } from "@/lib/providers/provider/open-source";
import {
  type EnabledProvider,
  findEnabledProvider,
  listPasswordProviders,
} from "@/lib/providers/provider/queries";

/** A directory that may know somebody, and as whom. */
export interface Candidate {
  provider: EnabledProvider;
  whom: Whom;
}

/**
 * The directory that knows somebody of a mailbox: by the account linked to it, or, while there is none, by its address. None
 * where the mailbox has another source, or its provider is switched off.
 */
export async function candidateOf(mailbox: { id: string; address: string }): Promise<Candidate[]> {
  const source = await sourceOfMailbox(mailbox.id);
  if (!source) return [];
  const { provider, subject } = source;
  return [{ provider, whom: subject === null ? { login: mailbox.address } : { id: subject } }];
}

/**
 * The directories in which somebody without a mailbox may be known by this name: those that speak for the domain of an address
 * here, else all. An address of no domain here may be a name of its own, such as Active Directory's `userPrincipalName`.
 */
export async function candidatesFor(
  db: Handle,
  name: string,
  address: CanonicalAddress | null,
): Promise<Candidate[]> {
  const all = await listPasswordProviders(db);
  const domain = all.length > 0 && address ? await findDomainByName(db, address.domain) : null;
  const named = domain?.identityProviderId ?? null;
  const serving = all.filter(({ id, allowedDomains }) => {
    if (!domain) return true;
    return named === null ? (allowedDomains?.includes(domain.name) ?? true) : id === named;
  });
  const login = address?.address ?? name;
  const providers = await Promise.all(serving.map(({ slug }) => findEnabledProvider(db, slug)));
  return providers.flatMap((provider) => provider ?? []).map((provider) => ({ provider, whom: { login } }));
}

/**
 * The one of several directories that knows the name; null where none does, or more than one: a password is never sent to another
 * than its own. Throws what the first one says that does not answer, where no other knows the name.
 */
export async function pickCandidate(
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<Candidate | null> {
  const [first = null, ...others] = candidates;
  if (others.length === 0) return first;
  const found = await Promise.allSettled(
    candidates.map(async (candidate) => {
      const account = await openPasswords(candidate.provider, signal)?.find(candidate.whom);
      return account ? candidate : null;
    }),
  );
  const known = found.flatMap((one) => (one.status === "fulfilled" ? (one.value ?? []) : []));
  if (known.length === 1) return known[0] ?? null;
  const silent = found.find((one) => one.status === "rejected");
  if (known.length === 0 && silent) throw silent.reason;
  return null;
}
