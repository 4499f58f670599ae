import { eq } from "drizzle-orm";
import { z } from "zod";
import { ownedAliases } from "@/lib/accounts/alias/kept";
import type { Alias } from "@/lib/accounts/alias/queries";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { alias, mailbox } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { getProvider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const deletionWords = words("alias.deletion", {
  managed:
    "{address} is managed by the directory of {provider}, which would create it again. Remove it there, or disable the alias here.",
});

const deleteAliasInput = z.strictObject({ id: z.uuid(), expectedVersion });

/**
 * Deletes an alias: mail to it is refused from now on. For the mailbox that has made it for itself, also when it may make
 * no more, and for administrators of its domain. Throws `not-found`, and `conflict` for a stale `expectedVersion` and for
 * one that its directory would only make again.
 */
export const deleteAlias = change(ownedAliases, {
  action: "alias.delete",
  input: deleteAliasInput,
  async work(tx, before, { id }) {
    await requireNotFollowed(tx, before);
    await tx.db.delete(alias).where(eq(alias.id, id));
    return null;
  },
});

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
      deletionWords("managed", {
        address: before.address,
        provider: provider.name,
      }),
    );
}
