import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { getProvider } from "@/lib/providers/provider/queries";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

export const setMailboxSourceInput = z.strictObject({
  mailboxId: z.uuid(),
  expectedVersion,
  /** null: the local source. */
  identityProviderId: z.uuid().nullable(),
});

/**
 * Sets who vouches for the person behind a mailbox, and ends its web sessions and what it has open at the mail server.
 * The password hash and the links to people at providers stay, so switching back brings the old way in back; what a
 * directory said about the person, a mail password too, does not. For administrators of the domain. Throws `not-found`
 * for an unknown mailbox or provider, and
 * `conflict` for a stale `expectedVersion`.
 */
export async function setMailboxSource(
  context: Context,
  input: z.input<typeof setMailboxSourceInput>,
): Promise<void> {
  const {
    mailboxId,
    identityProviderId,
    expectedVersion: expected,
  } = parseInput(setMailboxSourceInput, input);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(context.actor, domainName);
    await requireVersion(tx, { kind: "mailbox", label: row.address, ...row }, expected);
    if (row.identityProviderId === identityProviderId) return;
    if (identityProviderId) await getProvider(tx.db, identityProviderId);
    const change = {
      identityProviderId,
      directoryState: "present" as const,
      directoryReceives: true,
      directoryPasswordHash: null,
    };
    await tx.db.update(mailbox).set(change).where(eq(mailbox.id, mailboxId));
    await endSessionsOfMailbox(tx.db, mailboxId);
    const after = { ...row, ...change };
    await revokeLostAccess(tx.db, { before: row, after, domainName }, "source-changed");
    await recordEvent(tx, {
      action: "mailbox.set-source",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after,
    });
  });
}
