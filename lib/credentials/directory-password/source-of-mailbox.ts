import { providerAt } from "@/lib/credentials/directory-password/provider-at";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** The account of a mailbox at its source, and the source as it is set up now. */
export interface MailboxSource {
  provider: EnabledProvider;
  /** Null: no account there is linked to the mailbox. */
  subject: string | null;
}

const statement = `SELECT identity_provider.slug AS slug, identity_provider.version AS version, external_identity.subject AS subject
 FROM mailbox JOIN identity_provider ON identity_provider.id = mailbox.identity_provider_id AND identity_provider.enabled
 LEFT JOIN external_identity ON external_identity.mailbox_id = mailbox.id
  AND external_identity.identity_provider_id = identity_provider.id AND external_identity.issuer = identity_provider.issuer
 WHERE mailbox.id = ? LIMIT 1`;

/**
 * Where a mailbox's people are checked; null where that is nowhere, or its provider is switched off. Throws `unavailable`
 * when the database does not answer, after 1 s at the latest.
 */
export async function sourceOfMailbox(mailboxId: string): Promise<MailboxSource | null> {
  const [row] = await boundedRead(databaseClient().pool, statement, [mailboxId]);
  const provider = row && (await providerAt(row.slug as string, row.version as number));
  return provider ? { provider, subject: row.subject as string | null } : null;
}
