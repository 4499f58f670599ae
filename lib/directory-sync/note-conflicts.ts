import type { ConflictKind } from "@/lib/db/schema/identity-conflict";
import type { TransactionContext } from "@/lib/db/transaction";
import type { SyncPolicy } from "@/lib/directory-sync/policy";
import type { StoredLine } from "@/lib/directory-sync/stored-line";
import { accountAt } from "@/lib/external-identity/account";
import { noteConflict } from "@/lib/external-identity/note-conflict";
import { findMailboxById } from "@/lib/mailbox/queries";

/** The lines that are about an account and a mailbox that do not agree. */
const kinds: Readonly<Record<string, ConflictKind>> = {
  "identity-conflict": "other-account",
  "link-by-hand": "other-account",
  "address-of-other-source": "other-source",
  "address-changed": "address-changed",
};

/** Keeps what a line says of an account, for an administrator to see until a run or a sign-in finds that both agree. */
export async function noteLine(tx: TransactionContext, policy: SyncPolicy, line: StoredLine): Promise<void> {
  const { mailboxId, subject, address, detail } = line;
  const kind = kinds[line.reason];
  if (!kind || mailboxId === null || subject === null) return;
  // The mailbox may have been deleted since the plan.
  if (!(await findMailboxById(tx.db, mailboxId))) return;
  await noteConflict(tx.db, {
    ...accountAt(policy.provider, subject),
    ...{ mailboxId, kind, seenBy: "directory" },
    ...(kind === "address-changed"
      ? { address: detail ?? "", displayName: "" }
      : { address: address ?? "", displayName: (detail ?? "").slice(0, 255) }),
  });
}
