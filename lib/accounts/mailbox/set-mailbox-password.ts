import { eq } from "drizzle-orm";
import { z } from "zod";
import { getMailbox, lockMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { newPasswordHash } from "@/lib/accounts/mailbox/new-password-hash";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { type Actor, refuseOpened, requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

export const setMailboxPasswordInput = z.union([
  z.strictObject({ mailboxId: z.uuid(), expectedVersion, password: typedPassword }),
  z.strictObject({ mailboxId: z.uuid(), expectedVersion, passwordHash: readyHash }),
]);

/**
 * Sets the local password of a mailbox and ends its web sessions and what it has open at the mail server; app passwords
 * stay. For administrators of the domain, who may also give a ready hash (migrations), and for the mailbox itself while
 * it signs in with that password and may change it. Throws `forbidden`, `not-found`, `invalid-input` for a password that
 * the policy refuses, `unavailable` when too many passwords are being hashed, and `conflict` for a stale
 * `expectedVersion`.
 */
export async function setMailboxPassword(
  context: Context,
  input: z.input<typeof setMailboxPasswordInput>,
): Promise<void> {
  const given = parseInput(setMailboxPasswordInput, input);
  const current = await getMailbox(context.db, given.mailboxId);
  authorise(context.actor, current, "passwordHash" in given);
  const passwordHash = await newPasswordHash(context.db, given, current.address);
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, given.mailboxId);
    await requireVersion(tx, { kind: "mailbox", label: row.address, ...row }, given.expectedVersion);
    const after = { ...row, passwordHash, passwordChangedAt: new Date() };
    await tx.db
      .update(mailbox)
      .set({ passwordHash, passwordChangedAt: after.passwordChangedAt })
      .where(eq(mailbox.id, row.id));
    await endSessionsOfMailbox(tx.db, row.id);
    await requestRevocation(tx.db, { address: row.address, domainName, reason: "password-changed" });
    await endPendingSignIns(tx.db, { kind: "mailbox", id: row.id });
    await recordEvent(tx, {
      action: "mailbox.set-password",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: row,
      after,
    });
  });
}

function authorise(actor: Actor, current: MailboxWithFacts, readyHashGiven: boolean): void {
  if (readyHashGiven) requireDomainAdmin(actor, current.domainName);
  else requireMailboxAccess(actor, current);
  refuseOpened(actor);
  requirePermission(actor, current, "mayChangePassword");
  const belongsToProvider = current.identityProviderId !== null && !current.localPasswordAllowed;
  if (actor.kind === "mailbox" && belongsToProvider)
    throw new AppError("forbidden", "Your password belongs to your identity provider: change it there.");
}
