import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { aliasFieldShapes } from "@/lib/accounts/alias/fields";
import { type Alias, lockAlias } from "@/lib/accounts/alias/queries";
import { requireFuture } from "@/lib/accounts/alias/require-future";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

export const updateAliasInput = z
  .strictObject({ id: z.uuid(), expectedVersion, mailboxId: z.uuid().optional() })
  .extend(z.object(aliasFieldShapes).partial().shape);

/**
 * Changes an alias; what is left out stays. One that came from a directory becomes the administrators' by a change, as a
 * changed field of a mailbox is pinned: no sync undoes it. For administrators of its domain and, when `mailboxId` leads it to another
 * mailbox, of that one's. Throws `not-found`, `invalid-input` for a new end in the past, and `conflict` for a stale
 * `expectedVersion`.
 */
export async function updateAlias(context: Context, input: z.input<typeof updateAliasInput>): Promise<void> {
  const { id, expectedVersion: expected, ...fields } = parseInput(updateAliasInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockAlias(tx.db, id);
    requireDomainAdmin(tx.actor, before.domainName);
    await requireVersion(tx, { ...before, kind: "alias", label: before.address }, expected);
    const changed = withChanges({ ...before, ...(await newMailbox(tx, before, fields.mailboxId)) }, fields);
    if (!differs(auditFacts(before), auditFacts(changed))) return;
    const managedBy = before.managedBy === "directory" ? "administrator" : before.managedBy;
    const after = { ...changed, managedBy };
    if (after.expiresAt?.getTime() !== before.expiresAt?.getTime()) requireFuture(after.expiresAt);
    await tx.db
      .update(alias)
      .set({ ...fields, managedBy })
      .where(eq(alias.id, id));
    await recordEvent(tx, {
      action: "alias.update",
      subject: { kind: "alias", id, label: before.address },
      domainName: before.domainName,
      before: auditFacts(before),
      after: auditFacts(after),
    });
  });
}

async function newMailbox(tx: TransactionContext, before: Alias, mailboxId: string | undefined) {
  if (mailboxId === undefined || mailboxId === before.mailboxId) return {};
  const { row, domainName } = await lockMailbox(tx.db, mailboxId);
  requireDomainAdmin(tx.actor, domainName);
  if (before.managedBy === "owner")
    throw new AppError("conflict", `${before.address} is ${before.mailboxAddress}'s own temporary address.`);
  return { mailboxAddress: row.address };
}
