import type { MailboxRow } from "@/lib/access/queries";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import type { Transaction } from "@/lib/platform/db/client";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

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
