import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { aliasFieldShapes } from "@/lib/accounts/alias/fields";
import { requireFuture } from "@/lib/accounts/alias/require-future";
import { type AliasRefusal, storeAlias } from "@/lib/accounts/alias/store-alias";
import { lockDomainByName } from "@/lib/accounts/mailbox/domain-limits";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { newAddressRule, newMailboxAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

export const createAliasInput = z
  .strictObject({ address: z.string().max(320), mailboxId: z.uuid() })
  .extend(z.object(aliasFieldShapes).partial().shape);

export type CreateAliasOutcome =
  | { created: true; id: string; address: string }
  | { created: false; reason: "domain-unknown" | AliasRefusal };

const defaults = { description: "", active: true, expiresAt: null as Date | null };

/**
 * Gives a mailbox a further address, permanent unless `expiresAt` is given. For administrators of both the address's
 * domain and the mailbox's. Refusals by the domain are returned; throws `forbidden`, `not-found` for an unknown mailbox,
 * and `invalid-input`.
 */
export async function createAlias(
  context: Context,
  input: z.input<typeof createAliasInput>,
): Promise<CreateAliasOutcome> {
  const { address, mailboxId, ...fields } = parseInput(createAliasInput, input);
  const canonical = newMailboxAddress(address);
  if (!canonical)
    throw new AppError("invalid-input", `${address} cannot be an address here.`, {
      fields: { address: newAddressRule },
    });
  requireDomainAdmin(context.actor, canonical.domain);
  requireFuture(fields.expiresAt);
  return inTransaction(context, async (tx) => {
    const owner = await lockDomainByName(tx.db, canonical.domain);
    if (!owner) return { created: false, reason: "domain-unknown" };
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(tx.actor, domainName);
    const stored = await storeAlias(tx, owner, {
      ...withChanges(defaults, fields),
      address: canonical.address,
      mailboxId,
      mailboxAddress: row.address,
      managedBy: "administrator",
    });
    return "refusal" in stored
      ? { created: false, reason: stored.refusal }
      : { created: true, id: stored.id, address: canonical.address };
  });
}
