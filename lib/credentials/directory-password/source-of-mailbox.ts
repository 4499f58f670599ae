import { LRUCache } from "lru-cache";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { processWide } from "@/lib/platform/process-wide";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";

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

/** Every change of a provider is another version of it, so these are never out of date. */
const providers = () =>
  processWide("directory-providers", () => new LRUCache<string, EnabledProvider>({ max: 50 }));

/**
 * Where a mailbox's people are checked; null where that is nowhere, or its provider is switched off. Throws `unavailable`
 * when the database does not answer, after 1 s at the latest.
 */
export async function sourceOfMailbox(mailboxId: string): Promise<MailboxSource | null> {
  const { db, pool } = databaseClient();
  const [row] = await boundedRead(pool, statement, [mailboxId]);
  if (!row) return null;
  const slug = row.slug as string;
  const version = `${slug} ${row.version}`;
  const provider = providers().get(version) ?? (await findEnabledProvider(db, slug));
  if (!provider) return null;
  providers().set(version, provider);
  return { provider, subject: row.subject as string | null };
}
