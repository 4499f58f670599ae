import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireDomainAdmin } from "@/lib/actor";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { mailbox } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { getProvider } from "@/lib/identity-provider/queries";
import { lockMailbox } from "@/lib/mailbox/queries";
import { revokeLostAccess } from "@/lib/mailbox/revoke-lost-access";
import { parseInput } from "@/lib/parse-input";
import { endSessionsOfMailbox } from "@/lib/web-session/end-session";

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
      ...{ identityProviderId, directoryState: "present" as const, directoryReceives: true },
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
