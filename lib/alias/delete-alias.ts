import { eq } from "drizzle-orm";
import { z } from "zod";
import { auditFacts } from "@/lib/alias/audit-facts";
import { requireAliasAccess } from "@/lib/alias/permission";
import { type Alias, lockAlias } from "@/lib/alias/queries";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { alias } from "@/lib/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";

export const deleteAliasInput = z.strictObject({ id: z.uuid(), expectedVersion });

/**
 * Deletes an alias: mail to it is refused from now on. For the mailbox that has made it for itself, also when it may make
 * no more, and for administrators of its domain. Throws `not-found`, and `conflict` for a stale `expectedVersion`.
 */
export async function deleteAlias(context: Context, input: z.input<typeof deleteAliasInput>): Promise<void> {
  const { id, expectedVersion: expected } = parseInput(deleteAliasInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockAlias(tx.db, id);
    requireAliasAccess(tx.actor, before);
    await requireVersion(tx, { ...before, kind: "alias", label: before.address }, expected);
    await removeAlias(tx, before);
  });
}

/** Removes the row and records it; the caller has locked the alias and authorised. */
export async function removeAlias(tx: TransactionContext, before: Alias): Promise<void> {
  await tx.db.delete(alias).where(eq(alias.id, before.id));
  await recordEvent(tx, {
    action: "alias.delete",
    subject: { kind: "alias", id: before.id, label: before.address },
    domainName: before.domainName,
    before: auditFacts(before),
    after: null,
  });
}
