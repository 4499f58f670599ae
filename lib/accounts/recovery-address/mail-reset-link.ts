import { findMailboxByAddress, lockMailbox } from "@/lib/access/queries";
import { recordedMailbox } from "@/lib/accounts/mailbox/kept";
import { createMailboxLink } from "@/lib/accounts/recovery-address/link";
import { choosesOwnPassword, getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { notify } from "@/lib/notification/outbox/notify";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";

interface Forgotten {
  /** Canonical. */
  address: string;
  /** Where the person wants to go in the end; a path of our own. */
  next: string | null;
}

/**
 * Mails a link by which the password of a mailbox can be chosen anew to its confirmed recovery address. False where there is
 * no such mailbox, no such address, or the password is not the person's to choose; no stranger may learn which. `context` acts as
 * the system: nobody has proved anything.
 */
export async function mailResetLink(
  context: Context,
  { address, next }: Forgotten,
): Promise<{ mailed: boolean }> {
  const mailbox = await findMailboxByAddress(context.db, address);
  if (!mailbox || !choosesOwnPassword(mailbox)) return { mailed: false };
  const { id } = mailbox;
  return inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, id);
    const { address: recipient } = await getRecoveryAddress(tx.db, id);
    if (recipient === null) return { mailed: false };
    const link = await createMailboxLink(tx.db, id, "reset-password", next);
    await notify(tx, { kind: "password-reset", mailboxId: id, recipient, ...link });
    const states = { before: null, after: { linkExpiresAt: link.expiresAt } };
    await recordEvent(
      tx,
      eventOf(recordedMailbox, "mailbox.ask-password-reset", { id, row, domainName }, states),
    );
    return { mailed: true };
  });
}
