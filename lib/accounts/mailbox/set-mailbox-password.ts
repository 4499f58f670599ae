import { z } from "zod";
import { getMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { mailboxes } from "@/lib/accounts/mailbox/kept";
import { newPasswordHash } from "@/lib/accounts/mailbox/new-password-hash";
import { storeMailboxPassword } from "@/lib/accounts/mailbox/store-mailbox-password";
import { change } from "@/lib/catalogue/run";
import { notify } from "@/lib/notification/outbox/notify";
import {
  type Actor,
  refuseImpersonated,
  requireDomainAdmin,
  requireMailboxAccess,
} from "@/lib/platform/actor";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const passwordWords = words("mailbox.passwordOwner", {
  provider: "Your password is managed by your identity provider. Change it there.",
});

const setMailboxPasswordInput = z.union([
  z.strictObject({ mailboxId: z.uuid(), expectedVersion, password: typedPassword }),
  z.strictObject({ mailboxId: z.uuid(), expectedVersion, passwordHash: readyHash }),
]);

/** Who may is asked before a password is hashed (`prepare`). */
const { authoriseRow: _, ...anyMailbox } = mailboxes;

/**
 * Sets the local password of a mailbox and ends its web sessions and what it has open at the mail server; app passwords
 * stay. For administrators of the domain, who may also give a ready hash (migrations), and for the mailbox itself while
 * it signs in with that password and may change it. Throws `forbidden`, `not-found`, `invalid-input` for a password that
 * the policy refuses, `unavailable` when too many passwords are being hashed, and `conflict` for a stale
 * `expectedVersion`.
 */
export const setMailboxPassword = change(anyMailbox, {
  action: "mailbox.set-password",
  input: setMailboxPasswordInput,
  async prepare({ db, actor }, given) {
    const current = await getMailbox(db, given.mailboxId);
    authorise(actor, current, "passwordHash" in given);
    return newPasswordHash(db, given, current.address);
  },
  async work(tx, before, _, passwordHash) {
    const how = tx.actor.kind === "mailbox" ? "person" : "administrator";
    await notify(tx, { kind: "password-changed", mailboxId: before.id, how });
    return storeMailboxPassword(tx.db, before, passwordHash);
  },
});

function authorise(actor: Actor, current: MailboxWithFacts, readyHashGiven: boolean): void {
  if (readyHashGiven) requireDomainAdmin(actor, current.domainName);
  else requireMailboxAccess(actor, current);
  refuseImpersonated(actor);
  requirePermission(actor, current, "mayChangePassword");
  const belongsToProvider = current.identityProviderId !== null && !current.localPasswordAllowed;
  if (actor.kind === "mailbox" && belongsToProvider)
    throw new AppError("forbidden", passwordWords("provider"));
}
