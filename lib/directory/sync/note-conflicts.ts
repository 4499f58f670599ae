import { and, asc, eq, gt } from "drizzle-orm";
import { findMailboxById } from "@/lib/access/queries";
import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import { noteConflict } from "@/lib/accounts/external-identity/note-conflict";
import type { StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Context } from "@/lib/platform/db/context";
import { syncChange } from "@/lib/platform/db/schema";
import type { ConflictKind } from "@/lib/platform/db/schema/identity-conflict";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";

/** The lines that are about an account and a mailbox that do not agree. */
const kinds: Readonly<Record<string, ConflictKind>> = {
  "identity-conflict": "other-account",
  "link-by-hand": "other-account",
  "address-of-other-source": "other-source",
  "address-changed": "address-changed",
};

/** Lines in one transaction. */
const linesAtOnce = 500;

/**
 * Keeps what a line says of an account, for an administrator to see until a run or a sign-in finds that both agree; unless
 * somebody has linked or unlinked the account since the plan.
 */
export async function noteLine(tx: TransactionContext, policy: SyncPolicy, line: StoredLine): Promise<void> {
  const { mailboxId, subject, address, detail } = line;
  const kind = kinds[line.reason];
  if (!kind || mailboxId === null || subject === null) return;
  const account = accountAt(policy.provider, subject);
  const linkedTo = await findLinkedMailbox(tx.db, account);
  if (linkedTo !== (kind === "address-changed" ? mailboxId : null)) return;
  // The mailbox may have been deleted since the plan.
  if (!(await findMailboxById(tx.db, mailboxId))) return;
  await noteConflict(tx.db, {
    ...account,
    mailboxId,
    kind,
    seenBy: "directory",
    ...(kind === "address-changed"
      ? { address: detail ?? "", displayName: "" }
      : { address: address ?? "", displayName: (detail ?? "").slice(0, 255) }),
  });
}

/**
 * As `noteLine`, for a run that waits to be approved: a realm that was restored under new ids makes everybody a deprovisioned user, which
 * asks first, and everybody a stranger, who can be linked meanwhile.
 */
export async function noteWaitingRun(context: Context, policy: SyncPolicy, runId: string): Promise<void> {
  for (let after = 0; ; ) {
    const lines = await context.db
      .select()
      .from(syncChange)
      .where(
        and(eq(syncChange.runId, runId), eq(syncChange.kind, "conflict"), gt(syncChange.sequence, after)),
      )
      .orderBy(asc(syncChange.sequence))
      .limit(linesAtOnce);
    if (lines.length === 0) return;
    after = lines.at(-1)?.sequence ?? after;
    await inTransaction(context, async (tx) => {
      for (const line of lines) await noteLine(tx, policy, line);
    });
  }
}
