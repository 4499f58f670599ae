import { eq } from "drizzle-orm";
import { z } from "zod";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { change } from "@/lib/catalogue/run";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailbox } from "@/lib/platform/db/schema";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

const deleteMailboxInput = z.strictObject({ mailboxId: z.uuid(), expectedVersion });

/**
 * Deletes a mailbox with its aliases, app passwords, sessions and links to people at providers, and ends what it has
 * open at the mail server, on whose disk the mail itself stays. For administrators of the domain. Throws `not-found`,
 * and `conflict` for a stale `expectedVersion`.
 */
export const deleteMailbox = change(mailboxes, {
  action: "mailbox.delete",
  input: deleteMailboxInput,
  async work({ db }, { row, domainName }, { mailboxId }) {
    await endSessionsOfMailbox(db, mailboxId);
    await requestRevocation(db, { address: row.address, domainName, reason: "mailbox-deleted" });
    await deleteFactorsOf(db, { kind: "mailbox", id: mailboxId });
    // Aliases, app passwords and links go with the row (foreign keys cascade).
    await db.delete(mailbox).where(eq(mailbox.id, mailboxId));
    return null;
  },
});
