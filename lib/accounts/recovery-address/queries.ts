import { eq } from "drizzle-orm";
import { decideAccess } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { isStillTheirs } from "@/lib/notification/outbox/recovery-recipient";
import type { Handle } from "@/lib/platform/db/client";
import { recoveryAddress } from "@/lib/platform/db/schema";

export interface RecoveryAddress {
  /** Null until whoever reads mail there has confirmed it. */
  address: string | null;
  confirmedAt: Date | null;
  /** What takes its place once it is confirmed. */
  pending: string | null;
}

const none: RecoveryAddress = { address: null, confirmedAt: null, pending: null };

/**
 * Where a mailbox gets a link when its password is forgotten. An address here that has passed to somebody else since it was
 * confirmed is none any more.
 */
export async function getRecoveryAddress(db: Handle, mailboxId: string): Promise<RecoveryAddress> {
  const [row] = await db
    .select({
      address: recoveryAddress.address,
      confirmedAt: recoveryAddress.confirmedAt,
      pending: recoveryAddress.pending,
    })
    .from(recoveryAddress)
    .where(eq(recoveryAddress.mailboxId, mailboxId));
  if (!row) return none;
  const { address, confirmedAt, pending } = row;
  const counts = address === null || (await isStillTheirs(db, { address, confirmedAt }));
  return counts ? row : { ...none, pending };
}

/**
 * Whether the person of a mailbox chooses the password that it is signed in to with: not where that is a provider's or an
 * administrator's to set, and not while nobody may come in.
 */
export const choosesOwnPassword = ({ facts, mayChangePassword }: MailboxWithFacts): boolean =>
  facts.identityProviderId === null &&
  mayChangePassword &&
  decideAccess(facts, "portal", { kind: "local-password" }).allowed;
