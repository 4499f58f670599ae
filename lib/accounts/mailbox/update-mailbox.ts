import { eq } from "drizzle-orm";
import { z } from "zod";
import type { MailboxRow } from "@/lib/access/queries";
import { limitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { mailboxFieldShapes } from "@/lib/accounts/mailbox/fields";
import { mailboxesInDomain } from "@/lib/accounts/mailbox/kept";
import { change } from "@/lib/catalogue/run";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailbox } from "@/lib/platform/db/schema";
import { type PinnableField, pinnableFields } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";
import { words } from "@/lib/words/text";

const quotaWords = words("mailbox.quota", {
  exceeded: "This quota is more than {domain} has left.",
});

const updateMailboxInput = z
  .strictObject({ mailboxId: z.uuid(), expectedVersion })
  .extend(z.object(mailboxFieldShapes).partial().shape);

/**
 * Changes a mailbox. For administrators of its domain. What is changed here is pinned, so that the next sign-in or
 * sync does not undo it, unless `pinnedFields` says itself what stays pinned. What is open at the mail server ends when a
 * way in is taken away. Throws `not-found`, and
 * `limit-reached` when the quota does not fit the domain, and `conflict` for a stale `expectedVersion`.
 */
export const updateMailbox = change(mailboxesInDomain, {
  action: "mailbox.update",
  input: updateMailboxInput,
  async work({ db }, before, { mailboxId, expectedVersion: _, ...fields }) {
    const { row, domain } = before;
    const changed = withChanges(row, fields);
    const after = { ...changed, pinnedFields: fields.pinnedFields ?? pinnedAfter(row, changed) };
    if (!differs(row, after)) return before;
    if (after.quotaBytes !== row.quotaBytes) {
      const wanted = { quotaBytes: after.quotaBytes, exceptMailboxId: mailboxId };
      if (await limitRefusal(db, domain, wanted))
        throw new AppError("limit-reached", quotaWords("exceeded", { domain: domain.name }));
    }
    const { createdAt, updatedAt, version, ...values } = after;
    await db.update(mailbox).set(values).where(eq(mailbox.id, mailboxId));
    await revokeLostAccess(db, { before: row, after, domainName: domain.name }, "protocols-changed");
    return { ...before, row: after };
  },
});

const pinnedAfter = (before: MailboxRow, after: MailboxRow): PinnableField[] =>
  pinnableFields.filter((name) => before.pinnedFields.includes(name) || before[name] !== after[name]).sort();
