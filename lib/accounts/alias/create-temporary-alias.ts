import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailboxWithDomain } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { aliasDescription, aliasLifetime } from "@/lib/accounts/alias/fields";
import { endOf } from "@/lib/accounts/alias/lifetime";
import { newLocalPart } from "@/lib/accounts/alias/new-local-part";
import { requireNotOpened } from "@/lib/accounts/alias/permission";
import { aliasRefusalError } from "@/lib/accounts/alias/refusal-error";
import { storeAlias } from "@/lib/accounts/alias/store-alias";
import { requireMailboxAccess } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

/** More than anybody keeps apart; expired ones count until they are deleted. */
export const maxTemporaryAliases = 100;

export const temporaryAliasInput = z.strictObject({
  mailboxId: z.uuid(),
  description: aliasDescription.default(""),
  lifetime: aliasLifetime,
});

/**
 * Gives a mailbox an address that nobody can guess, in its own domain, and that ends by itself. For the mailbox, if it
 * may use temporary aliases, and for administrators of its domain. Throws `forbidden`, and `limit-reached` at 100
 * per mailbox.
 */
export async function createTemporaryAlias(
  context: Context,
  input: z.input<typeof temporaryAliasInput>,
): Promise<{ id: string; address: string; expiresAt: Date }> {
  requireNotOpened(context.actor);
  const { mailboxId, description, lifetime } = parseInput(temporaryAliasInput, input);
  return inTransaction(context, async (tx) => {
    const { row, domain } = await lockMailboxWithDomain(tx.db, mailboxId);
    requireMailboxAccess(tx.actor, { id: mailboxId, domainName: domain.name });
    requirePermission(tx.actor, row, "mayUseTemporaryAliases");
    await requireRoom(tx, mailboxId);
    const address = `${newLocalPart()}@${domain.name}`;
    const expiresAt = endOf(lifetime);
    const stored = await storeAlias(tx, domain, {
      address,
      mailboxId,
      mailboxAddress: row.address,
      managedBy: "owner",
      description,
      active: true,
      expiresAt,
    });
    if ("refusal" in stored) throw aliasRefusalError(stored.refusal, address);
    return { id: stored.id, address, expiresAt };
  });
}

async function requireRoom({ db }: TransactionContext, mailboxId: string): Promise<void> {
  const own = and(eq(alias.mailboxId, mailboxId), eq(alias.managedBy, "owner"));
  if ((await db.$count(alias, own)) >= maxTemporaryAliases)
    throw new AppError(
      "limit-reached",
      `A mailbox can have ${maxTemporaryAliases} temporary addresses. Delete one first.`,
    );
}
