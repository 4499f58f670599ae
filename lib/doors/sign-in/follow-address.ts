import { findAliasByAddress } from "@/lib/accounts/alias/queries";
import { accountAt } from "@/lib/accounts/external-identity/account";
import { forgetConflict, noteConflict } from "@/lib/accounts/external-identity/note-conflict";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import type { ConflictKind } from "@/lib/platform/db/schema/identity-conflict";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { claimedName, provenAddress } from "@/lib/providers/claims/claims";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import type { Claims } from "@/lib/providers/settings/claim-at";

type VerifiedClaims = Claims & { sub: string };
type Mailbox = { id: string; address: string };

/**
 * Somebody linked has signed in: keeps the proven address for an administrator to see, where the mailbox has it neither as
 * its own nor as an alias, whether or not the provider speaks for its domain. By the same rule as the sync's `planChangedAddress`.
 */
export async function followAddress(
  tx: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
  mailbox: Mailbox,
): Promise<void> {
  const proven = provenAddress(provider, claims);
  // An address that is not proven says neither that it has changed nor that it has not.
  if (!proven.usable) return;
  const account = accountAt(provider, claims.sub);
  if (await hasAddress(tx, mailbox, proven.address)) return forgetConflict(tx.db, account);
  await noteConflict(tx.db, {
    ...account,
    mailboxId: mailbox.id,
    kind: "address-changed",
    address: proven.address,
    seenBy: "sign-in",
    displayName: claimedName(claims) ?? "",
  });
}

const hasAddress = async ({ db }: TransactionContext, { id, address }: Mailbox, asked: string) =>
  asked === address || (await findAliasByAddress(db, asked))?.mailboxId === id;

const kinds: Partial<Record<SignInRefusal, ConflictKind>> = {
  "identity-conflict": "other-account",
  "other-source": "other-source",
};

/** Somebody whose proven address is a mailbox's was refused it: keeps that, for an administrator to see. */
export async function noteClaimant(
  tx: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
  mailbox: Mailbox,
  refusal: SignInRefusal,
): Promise<void> {
  const kind = kinds[refusal];
  if (!kind) return;
  await noteConflict(tx.db, {
    ...accountAt(provider, claims.sub),
    mailboxId: mailbox.id,
    kind,
    address: mailbox.address,
    seenBy: "sign-in",
    displayName: claimedName(claims) ?? "",
  });
}
