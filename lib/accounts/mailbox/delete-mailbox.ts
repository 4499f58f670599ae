import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

export const deleteMailboxInput = z.strictObject({ mailboxId: z.uuid(), expectedVersion });

/**
 * Deletes a mailbox with its aliases, app passwords, sessions and links to people at providers, and ends what it has
 * open at the mail server, on whose disk the mail itself stays. For administrators of the domain. Throws `not-found`,
 * and `conflict` for a stale `expectedVersion`.
 */
export async function deleteMailbox(
  context: Context,
  input: z.input<typeof deleteMailboxInput>,
): Promise<void> {
  const { mailboxId, expectedVersion: expected } = parseInput(deleteMailboxInput, input);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(context.actor, domainName);
    await requireVersion(tx, { kind: "mailbox", label: row.address, ...row }, expected);
    await endSessionsOfMailbox(tx.db, mailboxId);
    await requestRevocation(tx.db, { address: row.address, domainName, reason: "mailbox-deleted" });
    await deleteFactorsOf(tx.db, { kind: "mailbox", id: mailboxId });
    // Aliases, app passwords and links go with the row (foreign keys cascade).
    await tx.db.delete(mailbox).where(eq(mailbox.id, mailboxId));
    await recordEvent(tx, {
      action: "mailbox.delete",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after: null,
    });
  });
}
