import type { Alias } from "@/lib/accounts/alias/queries";

/** What the audit log shows of an alias; the mailbox by its address. */
export const auditFacts = (
  row: Pick<Alias, "address" | "mailboxAddress" | "managedBy" | "description" | "active" | "expiresAt">,
) => ({
  address: row.address,
  mailbox: row.mailboxAddress,
  managedBy: row.managedBy,
  description: row.description,
  active: row.active,
  expiresAt: row.expiresAt,
});
