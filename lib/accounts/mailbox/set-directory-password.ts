import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox, passwordHashesOf } from "@/lib/access/queries";
import { endDirectoryPassword } from "@/lib/accounts/mailbox/end-directory-password";
import { directoryPasswordHash } from "@/lib/accounts/mailbox/fields";
import { requireProvider } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { words } from "@/lib/words/text";

const sourceWords = words("mailbox.source", {
  changed: "{address} now has a different authentication source.",
});

const setDirectoryPasswordInput = z.strictObject({
  mailboxId: z.uuid(),
  identityProviderId: z.uuid(),
  directoryPasswordHash,
});

/**
 * Keeps the hash of the mail password that a provider gives for a mailbox of its own, or none. Another one than before
 * ends web sessions and mail connections, as every change of a password does. For the provider and superadmins. Throws `not-found`,
 * `conflict` for a mailbox of another source, and `invalid-input` for what cannot be used.
 */
export async function setDirectoryPassword(
  context: Context,
  input: z.input<typeof setDirectoryPasswordInput>,
): Promise<void> {
  const given = parseInput(setDirectoryPasswordInput, input);
  requireProvider(context.actor, given.identityProviderId);
  const change = { directoryPasswordHash: given.directoryPasswordHash };
  await inTransaction(context, async (tx) => {
    const known = await passwordHashesOf(tx.db, given.mailboxId);
    // The usual case, a sign-in that changes nothing, takes no lock.
    if (known.directoryPasswordHash === change.directoryPasswordHash) return;
    const { row, domainName } = await lockMailbox(tx.db, given.mailboxId);
    if (row.identityProviderId !== given.identityProviderId)
      throw new AppError("conflict", sourceWords("changed", { address: row.address }));
    await tx.db.update(mailbox).set(change).where(eq(mailbox.id, row.id));
    await endDirectoryPassword(tx.db, row, domainName);
    await recordEvent(tx, {
      action: "mailbox.follow-directory",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after: { ...row, ...change },
    });
  });
}
