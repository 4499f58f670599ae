import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { refuseWeakPassword } from "@/lib/accounts/chosen-password/refuse-weak-password";
import { typedPassword } from "@/lib/accounts/mailbox/fields";
import { recordedMailbox } from "@/lib/accounts/mailbox/kept";
import { newPasswordHash } from "@/lib/accounts/mailbox/new-password-hash";
import { storeMailboxPassword } from "@/lib/accounts/mailbox/store-mailbox-password";
import { findMailboxLink } from "@/lib/accounts/recovery-address/link";
import { notify } from "@/lib/notification/outbox/notify";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

const resetInput = z.strictObject({ token: z.string().max(200), password: typedPassword });

/**
 * Sets a mailbox's own password for whoever holds the link that was mailed to its recovery address, once, and ends what a change of
 * the password ends. It signs nobody in, and second factors stay as they are. False for a link that is unknown, used or too
 * old, or whose mailbox may not be signed in to with such a password any more. Throws `invalid-input` when the policy refuses
 * the password, or it is easily guessed (the link stays valid).
 */
export async function resetPassword(
  context: Context,
  input: z.input<typeof resetInput>,
): Promise<{ reset: boolean }> {
  const { token, password } = parseInput(resetInput, input);
  // Looked up before hashing, so that a made-up token costs no hash.
  const named = await findMailboxLink(context.db, token, "reset-password");
  if (!named) return { reset: false };
  const { id, address } = named;
  await refuseWeakPassword(context.db, password, named);
  const passwordHash = await newPasswordHash(context.db, { password }, address);
  const asPerson: Context = { ...context, actor: { kind: "mailbox", id, address } };
  return inTransaction(asPerson, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, id);
    // Whoever comes second with the same link finds it gone, since the row was locked.
    if (!(await findMailboxLink(tx.db, token, "reset-password"))) return { reset: false };
    const before = { id, row, domainName };
    const after = await storeMailboxPassword(tx.db, before, passwordHash);
    await recordEvent(
      tx,
      eventOf(recordedMailbox, "mailbox.reset-password", before, { before: row, after: after.row }),
    );
    await notify(tx, { kind: "password-changed", mailboxId: id, how: "reset" });
    return { reset: true };
  });
}
