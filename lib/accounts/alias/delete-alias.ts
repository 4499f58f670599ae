import { eq } from "drizzle-orm";
import { z } from "zod";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { requireAliasAccess } from "@/lib/accounts/alias/permission";
import { type Alias, lockAlias } from "@/lib/accounts/alias/queries";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { alias, mailbox } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { getProvider } from "@/lib/providers/provider/queries";

export const deleteAliasInput = z.strictObject({ id: z.uuid(), expectedVersion });

/**
 * Deletes an alias: mail to it is refused from now on. For the mailbox that has made it for itself, also when it may make
 * no more, and for administrators of its domain. Throws `not-found`, and `conflict` for a stale `expectedVersion` and for
 * one that its directory would only make again.
 */
export async function deleteAlias(context: Context, input: z.input<typeof deleteAliasInput>): Promise<void> {
  const { id, expectedVersion: expected } = parseInput(deleteAliasInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockAlias(tx.db, id);
    requireAliasAccess(tx.actor, before);
    await requireVersion(tx, { ...before, kind: "alias", label: before.address }, expected);
    await requireNotFollowed(tx, before);
    await removeAlias(tx, before);
  });
}

/** An alias of a directory is taken away there; here it can be taken over, and then switched off. */
async function requireNotFollowed({ db }: TransactionContext, before: Alias): Promise<void> {
  if (before.managedBy !== "directory") return;
  const [owner] = await db
    .select({ providerId: mailbox.identityProviderId })
    .from(mailbox)
    .where(eq(mailbox.id, before.mailboxId));
  const provider = owner?.providerId ? await getProvider(db, owner.providerId) : null;
  if (provider?.settings.sync.aliasesAttribute)
    throw new AppError(
      "conflict",
      `${before.address} comes from the directory of ${provider.name}, which would make it again. Take it away there, or switch the alias off here.`,
    );
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
