import { eq } from "drizzle-orm";
import { z } from "zod";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailbox } from "@/lib/platform/db/schema";
import { getProvider } from "@/lib/providers/provider/queries";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

const setMailboxSourceInput = z.strictObject({
  mailboxId: z.uuid(),
  expectedVersion,
  /** null: the local source. */
  identityProviderId: z.uuid().nullable(),
});

/**
 * Sets who vouches for the person behind a mailbox, and ends its web sessions and what it has open at the mail server.
 * The password hash and the links to people at providers stay, so switching back brings the old way in back; what a
 * directory said about the person, a mail password too, does not. For administrators of the domain. Throws `not-found`
 * for an unknown mailbox or provider, and
 * `conflict` for a stale `expectedVersion`.
 */
export const setMailboxSource = change(mailboxes, {
  action: "mailbox.set-source",
  input: setMailboxSourceInput,
  async work({ db }, before, { mailboxId, identityProviderId }) {
    const { row, domainName } = before;
    if (row.identityProviderId === identityProviderId) return before;
    if (identityProviderId) await getProvider(db, identityProviderId);
    const source = {
      identityProviderId,
      directoryState: "present" as const,
      directoryReceives: true,
      directoryPasswordHash: null,
    };
    await db.update(mailbox).set(source).where(eq(mailbox.id, mailboxId));
    await endSessionsOfMailbox(db, mailboxId);
    const after = { ...row, ...source };
    await revokeLostAccess(db, { before: row, after, domainName }, "source-changed");
    return { ...before, row: after };
  },
});
