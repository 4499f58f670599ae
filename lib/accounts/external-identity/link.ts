import { type Account, accountAt, isIdentityOf } from "@/lib/accounts/external-identity/account";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { externalIdentity } from "@/lib/platform/db/schema";
import { moveGroups } from "@/lib/providers/group/move-groups";

/** An account and the mailbox that it opens. */
export interface Link extends Account {
  mailboxId: string;
}

/** Writes links, the only place that does. Fails as a duplicate (`isDuplicate`) where an account is linked already. */
export const insertLinks = (tx: Transaction, links: Iterable<Link>): Promise<void> =>
  insertRows(tx, externalIdentity, links);

/** What is linked, as the audit log calls it. */
export interface LinkedAccount {
  mailbox: { id: string; address: string; domainName: string };
  provider: { slug: string; issuer: string };
  subject: string;
}

/** What an administrator who links by hand has decided: whom the account replaces, if anybody, and what ended with that. */
export interface HandMadeLink {
  instead: string | null;
  ended: object;
}

/** The event of a link, or of one that takes another's place. */
export function linkEvent(
  { mailbox, provider, subject }: LinkedAccount,
  byHand: HandMadeLink | null = null,
): EventInput {
  const isAgain = byHand !== null && byHand.instead !== null;
  return {
    action: isAgain ? "external-identity.link-again" : "external-identity.link",
    subject: { kind: "mailbox", id: mailbox.id, label: mailbox.address },
    domainName: mailbox.domainName,
    before: byHand && { subject: byHand.instead },
    after: { provider: provider.slug, issuer: provider.issuer, subject, ...byHand?.ended },
  };
}

/**
 * Gives the link and the groups of a subject that nobody has signed in with to another subject of the same provider; whether they
 * are that one's now. Without a link there is nothing that speaks against it. Throws for a subject that is linked already.
 */
export async function moveLink(
  tx: Transaction,
  { provider, from, to }: { provider: { id: string; issuer: string }; from: string; to: string },
): Promise<boolean> {
  const former = isIdentityOf(accountAt(provider, from));
  const [link] = await tx
    .select({ lastSignInAt: externalIdentity.lastSignInAt })
    .from(externalIdentity)
    .where(former)
    .for("update");
  if (link && link.lastSignInAt !== null) return false;
  if (link) await tx.update(externalIdentity).set({ subject: to }).where(former);
  await moveGroups(tx, { provider, from, to });
  return true;
}
