import { and, eq } from "drizzle-orm";
import { lockMailbox } from "@/lib/access/queries";
import { accountAt, isIdentityOf } from "@/lib/accounts/external-identity/account";
import { endWaysIn } from "@/lib/accounts/external-identity/end-ways-in";
import { insertLinks, linkEvent } from "@/lib/accounts/external-identity/link";
import { forgetConflict } from "@/lib/accounts/external-identity/note-conflict";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";

export interface AccountLink {
  mailboxId: string;
  provider: { id: string; slug: string; issuer: string };
  subject: string;
  /** The subject that the mailbox was linked to when this was decided; null: none. */
  instead: string | null;
  /** Whether app passwords, API keys, the local password and second factors stay. */
  keepWaysIn: boolean;
}

/**
 * Links a mailbox to an account at its provider, in place of the one it is linked to, if it is. What the person before
 * had open ends, and unless `keepWaysIn` what that person can come in by; what the directory said of that person counts no
 * more. The caller has decided that the account may have the mailbox. For administrators of the domain. Throws `conflict`
 * when the mailbox has another source, the account another mailbox, or the link was changed meanwhile.
 */
export async function linkAccount(tx: TransactionContext, link: AccountLink): Promise<void> {
  const { provider, subject, instead, keepWaysIn } = link;
  const { row, domainName } = await lockMailbox(tx.db, link.mailboxId);
  requireDomainAdmin(tx.actor, domainName);
  if (row.identityProviderId !== provider.id)
    throw new AppError(
      "conflict",
      `${row.address} has another source. Set its source to ${provider.slug} first.`,
    );
  await requireHolder(tx, link);
  const account = accountAt(provider, subject);
  if (instead !== null)
    await tx.db.delete(externalIdentity).where(isIdentityOf(accountAt(provider, instead)));
  await insertLinks(tx.db, [{ ...account, mailboxId: row.id }]);
  await tx.db
    .update(mailbox)
    .set({ directoryState: "present", directoryReceives: true, linkByAddress: true })
    .where(eq(mailbox.id, row.id));
  const ended = await endWaysIn(tx, { row, domainName }, !keepWaysIn);
  await forgetConflict(tx.db, account);
  if (instead !== null) await forgetConflict(tx.db, accountAt(provider, instead));
  const mailboxLabel = { id: row.id, address: row.address, domainName };
  await recordEvent(
    tx,
    linkEvent({ mailbox: mailboxLabel, provider, subject }, { instead, ended: { keepWaysIn, ...ended } }),
  );
}

async function requireHolder(
  { db }: TransactionContext,
  { mailboxId, provider, subject, instead }: AccountLink,
): Promise<void> {
  const [taken] = await db
    .select({ mailboxId: externalIdentity.mailboxId })
    .from(externalIdentity)
    .where(isIdentityOf(accountAt(provider, subject)))
    .for("update");
  // Whose it is, is not for the administrators of every domain.
  if (taken)
    throw new AppError(
      "conflict",
      taken.mailboxId === mailboxId
        ? "The mailbox is linked to this account already."
        : "This account is linked to another mailbox. Unlink it there first.",
    );
  const [holder] = await db
    .select({ subject: externalIdentity.subject })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.mailboxId, mailboxId),
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
      ),
    )
    .for("update");
  if ((holder?.subject ?? null) !== instead)
    throw new AppError("conflict", "The mailbox was linked or unlinked meanwhile. Look again.");
}
