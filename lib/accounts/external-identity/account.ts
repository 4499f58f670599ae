import { and, eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { externalIdentity, identityConflict } from "@/lib/platform/db/schema";

/** An account at a provider: issuer and subject name it for good (OpenID Connect Core 5.7). */
export interface Account {
  identityProviderId: string;
  issuer: string;
  subject: string;
}

/** The account of this subject at a provider as it is set up now. */
export const accountAt = (provider: { id: string; issuer: string }, subject: string): Account => ({
  identityProviderId: provider.id,
  issuer: provider.issuer,
  subject,
});

const isOf =
  (table: typeof externalIdentity | typeof identityConflict) =>
  ({ identityProviderId, issuer, subject }: Account) =>
    and(
      eq(table.identityProviderId, identityProviderId),
      eq(table.issuer, issuer),
      eq(table.subject, subject),
    );

export const isIdentityOf = isOf(externalIdentity);
export const isConflictOf = isOf(identityConflict);

/** The id of the mailbox that an account is linked to, or null. */
export async function findLinkedMailbox(db: Handle, account: Account): Promise<string | null> {
  const [row] = await db
    .select({ mailboxId: externalIdentity.mailboxId })
    .from(externalIdentity)
    .where(isIdentityOf(account));
  return row?.mailboxId ?? null;
}

/** The link of a mailbox at a provider as it is set up now, or null. */
export async function findLinkOf(
  db: Handle,
  provider: { id: string; issuer: string },
  mailboxId: string,
): Promise<typeof externalIdentity.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.mailboxId, mailboxId),
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
      ),
    );
  return row ?? null;
}
