import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { adminStates } from "@/lib/platform/db/schema/mailbox";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

export const setMailboxStateInput = z.strictObject({
  mailboxId: z.uuid(),
  expectedVersion,
  adminState: z.enum(adminStates),
});

/**
 * Sets the administrator's state of a mailbox; no template, directory or sign-in ever changes it. Anything but
 * `active` ends its web sessions and what it has open at the mail server. For administrators of its domain. Throws
 * `not-found`, and `conflict` for a stale `expectedVersion`.
 */
export async function setMailboxState(
  context: Context,
  input: z.input<typeof setMailboxStateInput>,
): Promise<void> {
  const { mailboxId, adminState, expectedVersion: expected } = parseInput(setMailboxStateInput, input);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(context.actor, domainName);
    await requireVersion(tx, { kind: "mailbox", label: row.address, ...row }, expected);
    if (row.adminState === adminState) return;
    await tx.db.update(mailbox).set({ adminState }).where(eq(mailbox.id, mailboxId));
    if (adminState !== "active") await endSessionsOfMailbox(tx.db, mailboxId);
    const after = { ...row, adminState };
    await revokeLostAccess(tx.db, { before: row, after, domainName }, "state-changed");
    await recordEvent(tx, {
      action: "mailbox.set-state",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after,
    });
  });
}
