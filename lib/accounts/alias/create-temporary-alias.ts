import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { requirePermission } from "@/lib/access/require-permission";
import { aliasDescription, aliasLifetime } from "@/lib/accounts/alias/fields";
import { endOf } from "@/lib/accounts/alias/lifetime";
import { newLocalPart } from "@/lib/accounts/alias/new-local-part";
import { requireNotOpened } from "@/lib/accounts/alias/permission";
import { aliasRefusalError } from "@/lib/accounts/alias/refusal-error";
import { insertAlias } from "@/lib/accounts/alias/store-alias";
import { mailboxesInDomain } from "@/lib/accounts/mailbox/kept";
import { verbOn } from "@/lib/catalogue/run";
import { requireMailboxAccess } from "@/lib/platform/actor";
import { alias } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const temporaryWords = words("alias.temporary", {
  limit:
    "A mailbox can have at most {count, plural, one {# temporary address} other {# temporary addresses}}. Delete one first.",
});

/** More than anybody keeps apart; expired ones count until they are deleted. */
export const maxTemporaryAliases = 100;

const temporaryAliasInput = z.strictObject({
  mailboxId: z.uuid(),
  description: aliasDescription.default(""),
  lifetime: aliasLifetime,
});

/** Whom they are for: the mailbox, and whoever administers its domain. */
const owners: typeof mailboxesInDomain = {
  ...mailboxesInDomain,
  authorise: requireNotOpened,
  authoriseRow(actor, mailbox) {
    requireMailboxAccess(actor, mailbox);
    requirePermission(actor, mailbox.row, "mayUseTemporaryAliases");
  },
};

/**
 * Gives a mailbox an address that nobody can guess, in its own domain, and that ends by itself. For the mailbox, if it
 * may use temporary aliases, and for administrators of its domain. Throws `forbidden`, and `limit-reached` at 100
 * per mailbox.
 */
export const createTemporaryAlias = verbOn(owners, {
  input: temporaryAliasInput,
  async work(tx, { row, domain }, { mailboxId, description, lifetime }) {
    await requireRoom(tx, mailboxId);
    const address = `${newLocalPart()}@${domain.name}`;
    const expiresAt = endOf(lifetime);
    const inserted = await insertAlias(tx.db, domain, {
      address,
      mailboxId,
      mailboxAddress: row.address,
      managedBy: "owner",
      description,
      active: true,
      expiresAt,
    });
    if ("refusal" in inserted) throw aliasRefusalError(inserted.refusal);
    const { event } = inserted;
    return { events: [event], answer: { id: event.subject.id, address, expiresAt } };
  },
});

async function requireRoom({ db }: TransactionContext, mailboxId: string): Promise<void> {
  const own = and(eq(alias.mailboxId, mailboxId), eq(alias.managedBy, "owner"));
  if ((await db.$count(alias, own)) >= maxTemporaryAliases)
    throw new AppError("limit-reached", temporaryWords("limit", { count: maxTemporaryAliases }));
}
