import { providerAt } from "@/lib/credentials/directory-password/provider-at";
import { sourceOfMailbox } from "@/lib/credentials/directory-password/source-of-mailbox";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import type { Whom } from "@/lib/providers/directory/password-directory";
import { openPasswords } from "@/lib/providers/provider/open-source";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

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

const statement = `SELECT identity_provider.slug AS slug, identity_provider.version AS version,
 domain.name AS domain, domain.identity_provider_id AS named
 FROM identity_provider LEFT JOIN domain ON domain.name = ?
 WHERE identity_provider.enabled AND identity_provider.checks_passwords ORDER BY identity_provider.slug`;

/**
 * The directories in which somebody without a mailbox may be known by this name: those that speak for the domain of an address
 * here, else all. An address of no domain here may be a name of its own, such as Active Directory's `userPrincipalName`.
 * Throws `unavailable` when the database does not answer.
 */
export async function candidatesFor(name: string, address: CanonicalAddress | null): Promise<Candidate[]> {
  const rows = await boundedRead(databaseClient().pool, statement, [address?.domain ?? null]);
  const login = address?.address ?? name;
  const candidates = rows.map(async (row): Promise<Candidate | null> => {
    const provider = await providerAt(row.slug as string, row.version as number);
    const serves = provider && speaksFor(provider, row.domain as string | null, row.named as string | null);
    return serves ? { provider, whom: { login } } : null;
  });
  return (await Promise.all(candidates)).flatMap((candidate) => candidate ?? []);
}

/** `domain`: of the address, if it is here; `named`: the provider that it is routed to. */
function speaksFor({ id, settings }: EnabledProvider, domain: string | null, named: string | null): boolean {
  if (domain === null) return true;
  return named === null ? (settings.allowedDomains?.includes(domain) ?? true) : id === named;
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
