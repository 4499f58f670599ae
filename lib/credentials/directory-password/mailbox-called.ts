import { findLogin, type Login } from "@/lib/credentials/app-password/find-login";
import type { Candidate } from "@/lib/credentials/directory-password/candidates";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { openPasswords } from "@/lib/providers/provider/open-source";

/** A mailbox that a directory's name for its person leads to. */
export interface NamedMailbox {
  address: string;
  login: Login;
}

/** Nobody comes in by what is an alias of somebody else: mail to it is not theirs. */
const statement = `SELECT mailbox.address AS address FROM external_identity
 JOIN mailbox ON mailbox.id = external_identity.mailbox_id
  AND mailbox.identity_provider_id = external_identity.identity_provider_id
 WHERE external_identity.identity_provider_id = ? AND external_identity.issuer = ? AND external_identity.subject = ?
  AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.address = ? AND alias.mailbox_id <> mailbox.id)`;

/**
 * The mailbox of the one person whom all these directories know by a name: linked to the account, and still that provider's. Null
 * where none does, or more than one: a password is never sent to another account than its own. Throws what a directory throws that
 * does not answer, since it may know the name as well.
 */
export async function mailboxCalled(
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<NamedMailbox | null> {
  const asked = candidates.map(async ({ provider, whom }) => {
    const account = await openPasswords(provider, signal)?.find(whom);
    return account ? { provider, whom, subject: account.person.id } : null;
  });
  const [known, another] = (await Promise.all(asked)).flatMap((account) => account ?? []);
  if (!known || another) return null;
  const { provider, subject, whom } = known;
  const name = "login" in whom ? whom.login : null;
  const { pool } = databaseClient();
  const [row] = await boundedRead(pool, statement, [provider.id, provider.issuer, subject, name]);
  const address = row?.address as string | undefined;
  const login = address === undefined ? null : await findLogin(pool, address, null);
  return address !== undefined && login?.facts.identityProviderId === provider.id ? { address, login } : null;
}
