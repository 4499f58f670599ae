import type { Account } from "@/lib/accounts/external-identity/account";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { externalIdentity } from "@/lib/platform/db/schema";

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
