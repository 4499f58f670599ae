import { derivedText, type Text } from "@/lib/words/text";

/** What was done, as the audit log has it: `subject.verb`. An action stays the same for ever, since it is hashed. */
export type AuditAction = `${string}.${string}`;

/** Actions, and what people call them. */
export type ActionTexts = Readonly<Record<AuditAction, Text>>;

/** Gives the words of actions their keys: the actions, with a hyphen for their dot. */
export const actionTexts = (english: Readonly<Record<AuditAction, string>>): ActionTexts =>
  Object.fromEntries(
    Object.entries(english).map(([action, word]) => [
      action,
      derivedText("audit.action", action.replace(".", "-"), word),
    ]),
  );

/** What no operation records, but a sign-in, a job or the product itself; an operation names its own (`records`). */
export const otherActions = actionTexts({
  "admin-account.rewrite-password-hash": "Administrator password rehashed",
  "app-password.create-profile-link": "Link to a configuration profile created",
  "app-password.download-profile": "Configuration profile downloaded by link",
  "audit-trail.remove-old": "Old audit events removed",
  "external-identity.link": "Identity linked",
  "mailbox.rewrite-password-hash": "Mailbox password rehashed",
  "mailbox.follow-directory": "Mailbox updated from directory",
  "mailbox.ask-password-reset": "Link to reset the password mailed",
  "mailbox.confirm-recovery-address": "Recovery address confirmed",
  "mailbox.reset-password": "Password reset by recovery address",
  "mailbox.set-recovery-address": "Recovery address given",
  "mailbox.open-as": "Mailbox impersonated",
  "mailbox.stop-impersonating": "Impersonation stopped",
  "recovery-codes.replace": "Recovery codes replaced",
  "recovery-codes.use": "Recovery code used",
  "second-factor.add": "Second factor added",
  "second-factor.remove": "Second factor removed",
  "second-factor.rename": "Second factor renamed",
  "setup-link.create": "Setup link created",
});
