import { eq } from "drizzle-orm";
import { z } from "zod";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { endMailboxLinks } from "@/lib/accounts/recovery-address/link";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { verbOn } from "@/lib/catalogue/run";
import { notify } from "@/lib/notification/outbox/notify";
import { refuseImpersonated, requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recoveryAddress } from "@/lib/platform/db/schema";

const { authoriseRow: _, ...anyMailbox } = mailboxes;

/**
 * Forgets a mailbox's recovery address, confirmed or not, and ends its links. For the mailbox itself, whose person the caller has
 * had re-authenticated, and for administrators of the domain. Throws `forbidden` and `not-found`.
 */
export const deleteRecoveryAddress = verbOn(anyMailbox, {
  input: z.strictObject({ mailboxId: z.uuid() }),
  async work(tx, locked) {
    const { id, row, domainName } = locked;
    if (tx.actor.kind === "mailbox") requireMailboxAccess(tx.actor, { id, domainName });
    else requireDomainAdmin(tx.actor, domainName);
    refuseImpersonated(tx.actor);
    const { address, pending } = await getRecoveryAddress(tx.db, id);
    if (address === null && pending === null) return { events: [], answer: undefined };
    await tx.db.delete(recoveryAddress).where(eq(recoveryAddress.mailboxId, id));
    await endMailboxLinks(tx.db, id);
    if (address !== null) {
      await notify(tx, { kind: "recovery-address-dropped", mailboxId: id, recipient: address });
      await notify(tx, { kind: "recovery-address-changed", mailboxId: id, now: null });
    }
    const states = { before: { address, pending }, after: null };
    const event = eventOf(mailboxes, "mailbox.delete-recovery-address", { ...locked, row }, states);
    return { events: [event], answer: undefined };
  },
});
