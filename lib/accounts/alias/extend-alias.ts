import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { aliasLifetime } from "@/lib/accounts/alias/fields";
import { ownedAliases } from "@/lib/accounts/alias/kept";
import { extendedEnd } from "@/lib/accounts/alias/lifetime";
import { verbOn } from "@/lib/catalogue/run";
import { eventOf } from "@/lib/platform/audit/event-of";
import { alias } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const extensionWords = words("alias.extension", {
  permanent: "{address} does not expire, so it can't be extended.",
});

const extendAliasInput = z.strictObject({ id: z.uuid(), lifetime: aliasLifetime });

/**
 * Lets a temporary alias live for a time from now, never shorter than before; an expired one comes back. For the mailbox
 * that has made it, while it may use temporary aliases, and for administrators of its domain. Throws `not-found`,
 * `forbidden`, and `conflict` for a permanent alias.
 */
export const extendAlias = verbOn(ownedAliases, {
  input: extendAliasInput,
  async work({ db, actor }, before, { id, lifetime }) {
    const { row } = await lockMailbox(db, before.mailboxId);
    requirePermission(actor, row, "mayUseTemporaryAliases");
    if (before.expiresAt === null)
      throw new AppError("conflict", extensionWords("permanent", { address: before.address }));
    const expiresAt = extendedEnd(before.expiresAt, lifetime);
    await db.update(alias).set({ expiresAt }).where(eq(alias.id, id));
    const states = { before: auditFacts(before), after: auditFacts({ ...before, expiresAt }) };
    return { events: [eventOf(ownedAliases, "alias.extend", before, states)], answer: { expiresAt } };
  },
});
