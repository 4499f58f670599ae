import type { Transaction } from "@/lib/db/client";
import type { MailboxRow } from "@/lib/mailbox/queries";
import { requestRevocation } from "@/lib/revocation/request-revocation";
import { endPendingSignIns } from "@/lib/second-factor/pending-sign-in";
import { endSessionsOfMailbox } from "@/lib/web-session/end-session";

/**
 * Ends what the mail password that a mailbox had before may have opened: web sessions, half sign-ins and what is open at
 * the mail server; nothing where it had none. Part of the transaction that changes it.
 */
export async function endDirectoryPassword(
  tx: Transaction,
  before: Pick<MailboxRow, "id" | "address" | "directoryPasswordHash">,
  domainName: string,
): Promise<void> {
  if (before.directoryPasswordHash === null) return;
  await endSessionsOfMailbox(tx, before.id);
  await endPendingSignIns(tx, { kind: "mailbox", id: before.id });
  await requestRevocation(tx, { address: before.address, domainName, reason: "password-changed" });
}
