import { z } from "zod";
import { getMailbox } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { createMailboxLink } from "@/lib/accounts/recovery-address/link";
import { choosesOwnPassword } from "@/lib/accounts/recovery-address/queries";
import { verbOn } from "@/lib/catalogue/run";
import { requireOwner } from "@/lib/credentials/second-factor/owner";
import { notify } from "@/lib/notification/outbox/notify";
import { readerOf } from "@/lib/notification/outbox/recovery-recipient";
import { eventOf } from "@/lib/platform/audit/event-of";
import { recoveryAddress } from "@/lib/platform/db/schema";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const recoveryWords = words("recoveryAddress", {
  address: "must be an email address",
  own: "must be an address of another mailbox than this one",
  provider: "Your password is managed by your identity provider.",
});

const setRecoveryAddressInput = z.strictObject({
  mailboxId: z.uuid(),
  address: z.email(message(recoveryWords("address"))).max(320),
});

const { authoriseRow: _, ...anyMailbox } = mailboxes;

/** Domains are compared as they are spelled here; what stands before the @ is its own server's to read. */
function outsideAddress(typed: string): string {
  const at = typed.lastIndexOf("@");
  return `${typed.slice(0, at)}@${typed.slice(at + 1).toLowerCase()}`;
}

/**
 * Remembers where a person wants to get a link when the password is forgotten, and mails a link there, by which it is
 * confirmed; until then, the one before stays. For the mailbox itself, while it signs in with a password that the person may
 * change. The caller has had the person re-authenticated. Throws `forbidden`, `not-found` and `invalid-input`.
 */
export const setRecoveryAddress = verbOn(anyMailbox, {
  input: setRecoveryAddressInput,
  prepare: async ({ actor }, { mailboxId }) => requireOwner(actor, { kind: "mailbox", id: mailboxId }),
  async work(tx, { id, row, domainName }, given) {
    const mailbox = await getMailbox(tx.db, id);
    requirePermission(tx.actor, mailbox, "mayChangePassword");
    if (!choosesOwnPassword(mailbox)) throw new AppError("forbidden", recoveryWords("provider"));
    const reader = await readerOf(tx.db, given.address);
    if (typeof reader === "object" && reader.mailboxId === id)
      throw invalidInput({ address: recoveryWords("own") });
    const pending = outsideAddress(given.address);
    await tx.db
      .insert(recoveryAddress)
      .values({ mailboxId: id, pending })
      .onDuplicateKeyUpdate({ set: { pending } });
    const link = await createMailboxLink(tx.db, id, "confirm-recovery-address");
    await notify(tx, {
      kind: "recovery-address-confirmation",
      mailboxId: id,
      recipient: pending,
      ...link,
    });
    const states = { before: null, after: { pending } };
    const event = eventOf(
      mailboxes,
      "mailbox.set-recovery-address",
      { id, row, domainName, version: row.version },
      states,
    );
    return { events: [event], answer: undefined };
  },
});
