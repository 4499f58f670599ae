import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";

/** Which mailbox its forms are about, and the version that they show. */
export const mailboxSubject = (role: AdminRole, { address, version }: MailboxWithFacts) => ({
  role,
  address,
  expectedVersion: String(version),
});
