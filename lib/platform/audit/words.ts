import type { Actor } from "@/lib/platform/actor";
import { type AuditAction, auditActions } from "@/lib/platform/audit/actions";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

type Dashed<Name extends string> = Name extends `${infer Subject}.${infer Verb}`
  ? `${Subject}-${Verb}`
  : Name;

/** What was done: the keys are the actions, with a hyphen for their dot. */
const actionWords = words("audit.action", {
  "admin-account-create": "Administrator created",
  "admin-account-update": "Administrator changed",
  "admin-account-delete": "Administrator deleted",
  "admin-account-set-password": "Administrator password set",
  "admin-account-rewrite-password-hash": "Administrator password rehashed",
  "admin-account-create-password-link": "Administrator setup link created",
  "admin-account-set-role": "Administrator role changed",
  "admin-account-set-state": "Administrator enabled or disabled",
  "admin-account-set-domains": "Administrator domains changed",
  "admin-session-end": "Administrator signed out",
  "alias-create": "Alias created",
  "alias-update": "Alias changed",
  "alias-extend": "Alias extended",
  "alias-delete": "Alias deleted",
  "api-key-create": "API key created",
  "api-key-revoke": "API key revoked",
  "app-link-create": "App link created",
  "app-link-update": "App link changed",
  "app-link-delete": "App link deleted",
  "app-link-reorder": "App links reordered",
  "app-password-create": "App password created",
  "app-password-revoke": "App password revoked",
  "audit-trail-remove-old": "Old audit events removed",
  "domain-create": "Domain created",
  "domain-update": "Domain changed",
  "domain-delete": "Domain deleted",
  "external-identity-link": "Identity linked",
  "external-identity-link-again": "Identity relinked",
  "external-identity-unlink": "Identity unlinked",
  "identity-provider-create": "Identity provider created",
  "identity-provider-update": "Identity provider changed",
  "identity-provider-delete": "Identity provider deleted",
  "identity-provider-move-mailboxes": "Mailboxes moved to another source",
  "mailbox-create": "Mailbox created",
  "mailbox-update": "Mailbox changed",
  "mailbox-delete": "Mailbox deleted",
  "mailbox-set-password": "Mailbox password set",
  "mailbox-rewrite-password-hash": "Mailbox password rehashed",
  "mailbox-set-state": "Mailbox state changed",
  "mailbox-set-source": "Mailbox source changed",
  "mailbox-apply-template": "Template applied",
  "mailbox-follow-directory": "Mailbox updated from directory",
  "mailbox-end-sessions": "Mailbox signed out",
  "mailbox-open-as": "Mailbox impersonated",
  "recovery-codes-replace": "Recovery codes replaced",
  "recovery-codes-use": "Recovery code used",
  "second-factor-add": "Second factor added",
  "second-factor-remove": "Second factor removed",
  "second-factor-reset": "Second factors reset",
  "setting-update": "Settings changed",
  "setup-link-create": "Setup link created",
  "sync-run-approve": "Sync run approved",
  "sync-run-cancel": "Sync run cancelled",
  "template-create": "Template created",
  "template-update": "Template changed",
  "template-delete": "Template deleted",
});

const keyOf = (action: AuditAction) => action.replace(".", "-") as Dashed<AuditAction>;

/** What was done, for people: "Mailbox state changed"; an action that is not known any more, as it was recorded. */
export function auditActionText(action: string): Text {
  const known = auditActions.find((one) => one === action);
  return known ? actionWords(keyOf(known)) : verbatim(action);
}

const actorKindWords = words("audit.actorKind", {
  system: "Background job",
  cli: "Command line",
  "setup-link": "Setup link",
  superadmin: "Superadmin",
  "domain-admin": "Domain admin",
  mailbox: "User",
  "identity-provider": "Identity provider",
});

/** Every kind of actor; a record, so that a new one cannot be forgotten. */
const actorKinds: Record<Actor["kind"], string> = actorKindWords.english;

/** Who acts, for people: "Superadmin". */
export function actorKindText(kind: string): Text {
  const known = (Object.keys(actorKinds) as Actor["kind"][]).find((one) => one === kind);
  return known ? actorKindWords(known) : verbatim(kind);
}
