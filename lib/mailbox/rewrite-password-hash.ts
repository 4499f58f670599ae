import { eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { type Context, contextFor } from "@/lib/db/context";
import { mailbox } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { writeBehind } from "@/lib/db/write-behind";
import { logger } from "@/lib/log";
import { findMailboxByAddress, lockMailbox } from "@/lib/mailbox/queries";
import { processWide } from "@/lib/process-wide";
import { hashPassword, needsRewriting } from "@/lib/secrets/password-hash";

/** A stored hash and the password that was just found to fit it. */
interface ProvenHash {
  /** Of the mailbox, in canonical form. */
  address: string;
  plain: string;
  stored: string;
}

/** They hold passwords: what does not fit waits for the next login. */
const maxPending = 64;
const perRound = 4;

const state = () =>
  processWide("rewrite-password-hash", () => ({
    pending: new Map<string, ProvenHash>(),
    writer: writeBehind("rewrite-password-hash", rewritePending),
  }));

/**
 * Sees to it that a mailbox's own password gets a hash of our own in the place of one that is quick to guess or takes
 * seconds to check. No login waits for it; it follows within seconds, unless the password has been changed meanwhile.
 */
export function rewriteHashLater(proven: ProvenHash): void {
  const { pending, writer } = state();
  if (pending.size >= maxPending || !needsRewriting(proven.stored)) return;
  pending.set(proven.address, proven);
  writer.wake();
}

async function rewritePending(): Promise<boolean> {
  const { pending } = state();
  for (const [address, proven] of [...pending].slice(0, perRound)) {
    pending.delete(address);
    try {
      await rewritePasswordHash(contextFor({ kind: "system", job: "password hashes" }), proven);
    } catch (error) {
      logger("mailbox").warn(
        { error, address },
        "a password hash could not be rewritten; the next login tries again",
      );
    }
  }
  return pending.size > 0;
}

async function rewritePasswordHash(context: Context, { address, plain, stored }: ProvenHash): Promise<void> {
  const found = await findMailboxByAddress(context.db, address);
  if (!found) return;
  const passwordHash = await hashPassword(plain);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, found.id);
    if (row.passwordHash !== stored) return;
    // The version stays: nobody's open form is out of date because its mailbox signed in.
    await tx.db.update(mailbox).set({ passwordHash, version: row.version }).where(eq(mailbox.id, row.id));
    await recordEvent(tx, {
      action: "mailbox.rewrite-password-hash",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after: { ...row, passwordHash },
    });
  });
}
