import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { accountAt, isIdentityOf } from "@/lib/accounts/external-identity/account";
import { endWaysIn } from "@/lib/accounts/external-identity/end-ways-in";
import { insertLinks, linkEvent } from "@/lib/accounts/external-identity/link";
import { forgetConflict } from "@/lib/accounts/external-identity/note-conflict";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { verbOn } from "@/lib/catalogue/run";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const linkWords = words("identity.link", {
  otherSource: "{address} has a different authentication source. Set it to {provider} first.",
  linked: "The mailbox is already linked to this account.",
  otherMailbox: "This account is linked to another mailbox. Unlink it there first.",
  changed: "The mailbox was linked or unlinked in the meantime. Check it again.",
});

const linkAccountInput = z.strictObject({
  mailboxId: z.uuid(),
  provider: z.object({ id: z.uuid(), slug: z.string(), issuer: z.string() }),
  subject: z.string(),
  /** The subject that the mailbox was linked to when this was decided; null: none. */
  instead: z.string().nullable(),
  /** Whether app passwords, API keys, the local password and second factors stay. */
  keepWaysIn: z.boolean(),
});

type AccountLink = z.output<typeof linkAccountInput>;

/**
 * Links a mailbox to an account at its provider, in place of the one it is linked to, if it is. What the person before
 * had open ends, and unless `keepWaysIn` what that person can come in by; what the directory said of that person counts no
 * more. The caller has decided that the account may have the mailbox. For administrators of the domain. Throws `conflict`
 * when the mailbox has another source, the account another mailbox, or the link was changed meanwhile.
 */
export const linkAccount = verbOn(mailboxes, {
  input: linkAccountInput,
  async work(tx, locked, link) {
    const { db } = tx;
    const { provider, subject, instead, keepWaysIn } = link;
    const { id, row, domainName } = locked;
    if (row.identityProviderId !== provider.id)
      throw new AppError(
        "conflict",
        linkWords("otherSource", {
          address: row.address,
          provider: provider.slug,
        }),
      );
    await requireHolder(tx, link);
    const account = accountAt(provider, subject);
    if (instead !== null) await db.delete(externalIdentity).where(isIdentityOf(accountAt(provider, instead)));
    await insertLinks(db, [{ ...account, mailboxId: id }]);
    await db
      .update(mailbox)
      .set({ directoryState: "present", directoryReceives: true, linkByAddress: true })
      .where(eq(mailbox.id, id));
    const ended = { keepWaysIn, ...(await endWaysIn(tx, locked, !keepWaysIn)) };
    await forgetConflict(db, account);
    if (instead !== null) await forgetConflict(db, accountAt(provider, instead));
    const linked = { mailbox: { id, address: row.address, domainName }, provider, subject };
    return { events: [linkEvent(linked, { instead, ended })], answer: undefined };
  },
});

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
      taken.mailboxId === mailboxId ? linkWords("linked") : linkWords("otherMailbox"),
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
  if ((holder?.subject ?? null) !== instead) throw new AppError("conflict", linkWords("changed"));
}
