import { getMailbox } from "@/lib/access/queries";
import { makeProfile } from "@/lib/accounts/device/make-profile";
import { findAppPassword, listAppPasswords } from "@/lib/credentials/app-password/queries";
import { refuseImpersonated, requireMailboxAccess } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";

/**
 * The configuration profile with an app password that its owner has in hand; null for any other. Throws `forbidden` for
 * somebody else and for who only impersonates the mailbox, and what `makeProfile` throws.
 */
export async function profileForOwner(
  { db, actor }: Context,
  { mailboxId, password }: { mailboxId: string; password: string },
): Promise<Buffer | null> {
  const { address, displayName, domainName } = await getMailbox(db, mailboxId);
  requireMailboxAccess(actor, { id: mailboxId, domainName });
  refuseImpersonated(actor);
  const found = await findAppPassword(db, mailboxId, password);
  const known = (await listAppPasswords(db, mailboxId)).find(({ id }) => id === found?.id);
  return known
    ? makeProfile(db, { mailboxId, address, displayName, protocols: known.protocols, password })
    : null;
}
