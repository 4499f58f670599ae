import { and, eq, isNull } from "drizzle-orm";
import type { MailboxRow } from "@/lib/access/queries";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import type { Transaction } from "@/lib/platform/db/client";
import { mailbox, mailboxLink, recoveryAddress } from "@/lib/platform/db/schema";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

/**
 * Writes a mailbox's own password, and ends what the old one has opened: web sessions, second steps, what is open at the mail server,
 * links by which a forgotten one is replaced, and a recovery address that waits to be confirmed: whoever knew the old password may
 * have given it. The caller has locked the row and records the event.
 */
export async function storeMailboxPassword<
  Before extends { id: string; row: MailboxRow; domainName: string },
>(db: Transaction, before: Before, passwordHash: string | null): Promise<Before> {
  const { id, row, domainName } = before;
  const password = { passwordHash, passwordChangedAt: new Date() };
  await db.update(mailbox).set(password).where(eq(mailbox.id, id));
  await endSessionsOfMailbox(db, id);
  await requestRevocation(db, { address: row.address, domainName, reason: "password-changed" });
  await endPendingSignIns(db, { kind: "mailbox", id });
  await db.delete(mailboxLink).where(eq(mailboxLink.mailboxId, id));
  await forgetPendingRecovery(db, id);
  return { ...before, row: { ...row, ...password } };
}

async function forgetPendingRecovery(db: Transaction, mailboxId: string): Promise<void> {
  const own = eq(recoveryAddress.mailboxId, mailboxId);
  await db.delete(recoveryAddress).where(and(own, isNull(recoveryAddress.address)));
  await db.update(recoveryAddress).set({ pending: null }).where(own);
}
