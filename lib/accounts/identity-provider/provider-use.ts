import { and, eq, isNotNull } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { domain, externalIdentity, mailbox, session } from "@/lib/platform/db/schema";

/** What hangs on a provider: how many mailboxes, and how many of these have a local password; and so on. */
export interface ProviderUse {
  mailboxes: number;
  mailboxesWithPassword: number;
  domains: number;
  /** People known by its present issuer. */
  linked: number;
  /** Portal sessions that it opened. */
  sessions: number;
}

/** Who and what depends on a provider now; `issuer` is its present one. */
export async function providerUse(
  db: Handle,
  { id, issuer }: { id: string; issuer: string },
): Promise<ProviderUse> {
  const own = eq(mailbox.identityProviderId, id);
  const [mailboxes, mailboxesWithPassword, domains, linked, sessions] = await Promise.all([
    db.$count(mailbox, own),
    db.$count(mailbox, and(own, isNotNull(mailbox.passwordHash))),
    db.$count(domain, eq(domain.identityProviderId, id)),
    db.$count(
      externalIdentity,
      and(eq(externalIdentity.identityProviderId, id), eq(externalIdentity.issuer, issuer)),
    ),
    db.$count(session, eq(session.identityProviderId, id)),
  ]);
  return { mailboxes, mailboxesWithPassword, domains, linked, sessions };
}
