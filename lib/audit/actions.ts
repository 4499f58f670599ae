/** Every action the audit trail knows, `subject.verb`; a closed list so that filters and readers can rely on it. */
export const auditActions = [
  "admin-account.create",
  "app-password.create",
  "app-password.revoke",
  "domain.create",
  "domain.update",
  "domain.delete",
  "external-identity.link",
  "identity-provider.create",
  "identity-provider.update",
  "identity-provider.delete",
  "mailbox.create",
  "mailbox.update",
  "mailbox.delete",
  "mailbox.set-password",
  "mailbox.set-state",
  "mailbox.set-source",
  "mailbox.apply-template",
  "setup-link.create",
  "template.create",
  "template.update",
  "template.delete",
] as const;

export type AuditAction = (typeof auditActions)[number];
