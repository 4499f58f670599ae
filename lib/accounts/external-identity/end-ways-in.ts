import { eq } from "drizzle-orm";
import type { MailboxRow } from "@/lib/access/queries";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { apiKey, appPassword, mailbox, mailboxLink, recoveryAddress } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { requestRevocation, withdrawRevocation } from "@/lib/revocation/outbox/request-revocation";

/** What was ended, for the audit log. */
export interface EndedWays {
  endedAppPasswords: number;
  endedApiKeys: number;
  endedLocalPassword: boolean;
  endedSecondFactors: boolean;
  endedRecoveryAddress: boolean;
}

/** None of the ways that somebody else could go on using. */
const nothing: EndedWays = {
  endedAppPasswords: 0,
  endedApiKeys: 0,
  endedLocalPassword: false,
  endedSecondFactors: false,
  endedRecoveryAddress: false,
};

/**
 * Ends what the person who had a mailbox until now can come in by: always its web sessions, the directory's mail password
 * and what is open at the mail server; with `all` also what the person has made or knows: app passwords, API keys, the
 * local password, second factors and the recovery address. The caller holds the mailbox's row and records the event.
 */
export async function endWaysIn(
  tx: TransactionContext,
  { row, domainName }: { row: MailboxRow; domainName: string },
  all: boolean,
): Promise<EndedWays> {
  await endSessionsOfMailbox(tx.db, row.id);
  await requestRevocation(tx.db, { address: row.address, domainName, reason: "identity-changed" });
  await tx.db.update(mailbox).set({ directoryPasswordHash: null }).where(eq(mailbox.id, row.id));
  if (!all) return nothing;
  await tx.db
    .update(mailbox)
    .set({ passwordHash: null, hasSecondFactor: false })
    .where(eq(mailbox.id, row.id));
  await deleteFactorsOf(tx.db, { kind: "mailbox", id: row.id });
  const [{ affectedRows }] = await tx.db.delete(apiKey).where(eq(apiKey.mailboxId, row.id));
  return {
    endedAppPasswords: await endAppPasswords(tx, row.id),
    endedApiKeys: affectedRows,
    endedLocalPassword: row.passwordHash !== null,
    endedSecondFactors: row.hasSecondFactor,
    endedRecoveryAddress: await endRecoveryAddress(tx, row.id),
  };
}

/** It is told of what opens the account, and gets the link when the password is forgotten: both are the next person's. */
async function endRecoveryAddress({ db }: TransactionContext, mailboxId: string): Promise<boolean> {
  await db.delete(mailboxLink).where(eq(mailboxLink.mailboxId, mailboxId));
  const [{ affectedRows }] = await db.delete(recoveryAddress).where(eq(recoveryAddress.mailboxId, mailboxId));
  return affectedRows > 0;
}

async function endAppPasswords({ db }: TransactionContext, mailboxId: string): Promise<number> {
  const own = await db
    .select({ id: appPassword.id })
    .from(appPassword)
    .where(eq(appPassword.mailboxId, mailboxId));
  for (const { id } of own) await withdrawRevocation(db, id);
  await db.delete(appPassword).where(eq(appPassword.mailboxId, mailboxId));
  return own.length;
}
