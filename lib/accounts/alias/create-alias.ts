import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { aliasFieldShapes } from "@/lib/accounts/alias/fields";
import { requireFuture } from "@/lib/accounts/alias/require-future";
import { type AliasRefusal, insertAlias } from "@/lib/accounts/alias/store-alias";
import { lockDomainByName } from "@/lib/accounts/mailbox/domain-limits";
import { type Done, verb } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { newAddressRule, newMailboxAddress } from "@/lib/platform/address/address";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { words } from "@/lib/words/text";

const creationWords = words("alias.creation", {
  invalid: "{address} can't be an address here.",
});

const createAliasInput = z
  .strictObject({ address: z.string().max(320), mailboxId: z.uuid() })
  .extend(z.object(aliasFieldShapes).partial().shape);

export type CreateAliasOutcome =
  | { created: true; id: string; address: string }
  | { created: false; reason: "domain-unknown" | AliasRefusal };

const defaults = { description: "", active: true, expiresAt: null as Date | null };

function canonicalOf(address: string) {
  const canonical = newMailboxAddress(address);
  if (canonical) return canonical;
  throw new AppError("invalid-input", creationWords("invalid", { address }), {
    fields: { address: newAddressRule },
  });
}

const refused = (
  reason: Extract<CreateAliasOutcome, { created: false }>["reason"],
): Done<CreateAliasOutcome> => ({ events: [], answer: { created: false, reason } });

/**
 * Gives a mailbox a further address, permanent unless `expiresAt` is given. For administrators of both the address's
 * domain and the mailbox's. Refusals by the domain are returned; throws `forbidden`, `not-found` for an unknown mailbox,
 * and `invalid-input`.
 */
export const createAlias = verb({
  input: createAliasInput,
  authoriseNamed(actor, { address, expiresAt }) {
    requireDomainAdmin(actor, canonicalOf(address).domain);
    requireFuture(expiresAt);
  },
  async work(tx, { address: asked, mailboxId, ...fields }): Promise<Done<CreateAliasOutcome>> {
    const { address, domain } = canonicalOf(asked);
    const owner = await lockDomainByName(tx.db, domain);
    if (!owner) return refused("domain-unknown");
    const { row, domainName } = await lockMailbox(tx.db, mailboxId);
    requireDomainAdmin(tx.actor, domainName);
    const inserted = await insertAlias(tx.db, owner, {
      ...withChanges(defaults, fields),
      address,
      mailboxId,
      mailboxAddress: row.address,
      managedBy: "administrator",
    });
    if ("refusal" in inserted) return refused(inserted.refusal);
    const { event } = inserted;
    return { events: [event], answer: { created: true, id: event.subject.id, address } };
  },
});
