import { eq } from "drizzle-orm";
import { z } from "zod";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailbox } from "@/lib/platform/db/schema";
import { adminStates } from "@/lib/platform/db/schema/mailbox";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

const setMailboxStateInput = z.strictObject({
  mailboxId: z.uuid(),
  expectedVersion,
  adminState: z.enum(adminStates),
});

/**
 * Sets the administrator's state of a mailbox; no template, directory or sign-in ever changes it. Anything but
 * `active` ends its web sessions and what it has open at the mail server. For administrators of its domain. Throws
 * `not-found`, and `conflict` for a stale `expectedVersion`.
 */
export const setMailboxState = change(mailboxes, {
  action: "mailbox.set-state",
  input: setMailboxStateInput,
  async work({ db }, before, { mailboxId, adminState }) {
    const { row, domainName } = before;
    if (row.adminState === adminState) return before;
    await db.update(mailbox).set({ adminState }).where(eq(mailbox.id, mailboxId));
    if (adminState !== "active") await endSessionsOfMailbox(db, mailboxId);
    const after = { ...row, adminState };
    await revokeLostAccess(db, { before: row, after, domainName }, "state-changed");
    return { ...before, row: after };
  },
});
