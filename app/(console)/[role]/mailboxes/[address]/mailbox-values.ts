import { givenValues } from "@/app/(console)/[role]/templates/given-values";
import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";

/** Which mailbox its forms are about, and the version that they show. */
export const mailboxSubject = (role: AdminRole, { id, version }: MailboxWithFacts) => ({
  role,
  mailboxId: id,
  expectedVersion: String(version),
});

/** A mailbox as its form shows it. */
export const mailboxValues = (row: MailboxWithFacts): Record<string, string> => ({
  displayName: row.displayName,
  language: row.language ?? "",
  ...givenValues(row),
});
