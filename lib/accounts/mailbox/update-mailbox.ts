import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailboxWithDomain, type MailboxRow } from "@/lib/access/queries";
import { limitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { mailboxFieldShapes } from "@/lib/accounts/mailbox/fields";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { type PinnableField, pinnableFields } from "@/lib/platform/db/schema/mailbox";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

export const updateMailboxInput = z
  .strictObject({ mailboxId: z.uuid(), expectedVersion })
  .extend(z.object(mailboxFieldShapes).partial().shape);

/**
 * Changes a mailbox. For administrators of its domain. What is changed here is pinned, so that the next sign-in or
 * sync does not undo it, unless `pinnedFields` says itself what stays pinned. What is open at the mail server ends when a
 * way in is taken away. Throws `not-found`, and
 * `limit-reached` when the quota does not fit the domain, and `conflict` for a stale `expectedVersion`.
 */
export async function updateMailbox(
  context: Context,
  input: z.input<typeof updateMailboxInput>,
): Promise<void> {
  const { mailboxId, expectedVersion: expected, ...fields } = parseInput(updateMailboxInput, input);
  await inTransaction(context, async (tx) => {
    const { row, domain } = await lockMailboxWithDomain(tx.db, mailboxId);
    requireDomainAdmin(context.actor, domain.name);
    await requireVersion(tx, { kind: "mailbox", label: row.address, ...row }, expected);
    const changed = withChanges(row, fields);
    const after = { ...changed, pinnedFields: fields.pinnedFields ?? pinnedAfter(row, changed) };
    if (!differs(row, after)) return;
    if (after.quotaBytes !== row.quotaBytes) {
      const refusal = await limitRefusal(tx.db, domain, {
        quotaBytes: after.quotaBytes,
        exceptMailboxId: mailboxId,
      });
      if (refusal) throw new AppError("limit-reached", `This quota is more than ${domain.name} has left.`);
    }
    const { createdAt, updatedAt, version, ...values } = after;
    await tx.db.update(mailbox).set(values).where(eq(mailbox.id, mailboxId));
    await revokeLostAccess(tx.db, { before: row, after, domainName: domain.name }, "protocols-changed");
    await recordEvent(tx, {
      action: "mailbox.update",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName: domain.name,
      before: row,
      after,
    });
  });
}

const pinnedAfter = (before: MailboxRow, after: MailboxRow): PinnableField[] =>
  pinnableFields.filter((name) => before.pinnedFields.includes(name) || before[name] !== after[name]).sort();
