import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { aliasFieldShapes } from "@/lib/accounts/alias/fields";
import { aliases } from "@/lib/accounts/alias/kept";
import type { Alias } from "@/lib/accounts/alias/queries";
import { requireFuture } from "@/lib/accounts/alias/require-future";
import { change } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { alias } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { words } from "@/lib/words/text";

const ownerWords = words("alias.owner", {
  temporary: "{address} is a temporary address that {owner} created.",
});

/**
 * Changes an alias; what is left out stays. One that came from a directory becomes the administrators' by a change, as a
 * changed field of a mailbox is pinned: no sync undoes it. For administrators of its domain and, when `mailboxId` leads it to another
 * mailbox, of that one's. Throws `not-found`, `invalid-input` for a new end in the past, and `conflict` for a stale
 * `expectedVersion`.
 */
export const updateAlias = change(aliases, {
  action: "alias.update",
  input: z
    .strictObject({ id: z.uuid(), expectedVersion, mailboxId: z.uuid().optional() })
    .extend(z.object(aliasFieldShapes).partial().shape),
  async work(tx, before, { id, expectedVersion: _, ...fields }) {
    const changed = withChanges({ ...before, ...(await newMailbox(tx, before, fields.mailboxId)) }, fields);
    if (!differs(auditFacts(before), auditFacts(changed))) return before;
    const managedBy = before.managedBy === "directory" ? "administrator" : before.managedBy;
    if (changed.expiresAt?.getTime() !== before.expiresAt?.getTime()) requireFuture(changed.expiresAt);
    await tx.db
      .update(alias)
      .set({ ...fields, managedBy })
      .where(eq(alias.id, id));
    return { ...changed, managedBy };
  },
});

async function newMailbox(tx: TransactionContext, before: Alias, mailboxId: string | undefined) {
  if (mailboxId === undefined || mailboxId === before.mailboxId) return {};
  const { row, domainName } = await lockMailbox(tx.db, mailboxId);
  requireDomainAdmin(tx.actor, domainName);
  if (before.managedBy === "owner")
    throw new AppError(
      "conflict",
      ownerWords("temporary", {
        address: before.address,
        owner: before.mailboxAddress,
      }),
    );
  return { mailboxAddress: row.address };
}
