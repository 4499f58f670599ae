import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { recordedMailbox } from "@/lib/accounts/mailbox/kept";
import { endMailboxLinks, findMailboxLink } from "@/lib/accounts/recovery-address/link";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { notify } from "@/lib/notification/outbox/notify";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { recoveryAddress } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

const confirmInput = z.strictObject({ token: z.string().max(200) });

/**
 * Confirms a recovery address for whoever holds the link that was mailed there, once; the token is all that is asked for. Null
 * for a link that is unknown, used or too old.
 */
export async function confirmRecoveryAddress(
  context: Context,
  input: z.input<typeof confirmInput>,
): Promise<{ address: string } | null> {
  const { token } = parseInput(confirmInput, input);
  const named = await findMailboxLink(context.db, token, "confirm-recovery-address");
  if (!named) return null;
  const { id, address: label } = named;
  const asPerson: Context = { ...context, actor: { kind: "mailbox", id, address: label } };
  return inTransaction(asPerson, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, id);
    // Whoever comes second with the same link finds it gone, since the row was locked.
    const { address, pending } = await getRecoveryAddress(tx.db, id);
    if (pending === null || !(await findMailboxLink(tx.db, token, "confirm-recovery-address"))) return null;
    await endMailboxLinks(tx.db, id);
    await tx.db
      .update(recoveryAddress)
      .set({ address: pending, confirmedAt: new Date(), pending: null })
      .where(eq(recoveryAddress.mailboxId, id));
    const states = { before: { address }, after: { address: pending } };
    const kept = { id, row, domainName };
    await recordEvent(tx, eventOf(recordedMailbox, "mailbox.confirm-recovery-address", kept, states));
    if (address !== null && address !== pending)
      await notify(tx, { kind: "recovery-address-dropped", mailboxId: id, recipient: address });
    await notify(tx, { kind: "recovery-address-changed", mailboxId: id, now: pending });
    return { address: pending };
  });
}
