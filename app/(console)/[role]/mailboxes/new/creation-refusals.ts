import { formatBytes } from "@/app/_ui/bytes";
import type { CreationRefusal } from "@/lib/accounts/mailbox/create-mailbox";

/** Why a mailbox was not made, with what to do about it. */
export const creationRefusals: Record<CreationRefusal, string> = {
  "domain-unknown": "This domain does not exist any more. Choose another one.",
  "domain-inactive": "This domain is switched off: no mailboxes can be made in it.",
  "domain-of-other-provider": "This domain belongs to another identity provider.",
  "domain-full": "This domain has all the mailboxes it may have. Delete one, or have its limit raised.",
  "quota-exceeded":
    "The template's quota is more than this domain allows or has left. Choose a smaller template, or have the limit raised.",
  "address-taken": "There is a mailbox with this address already.",
};

interface DomainUse {
  mailboxes: number;
  maxMailboxes: number | null;
  maxQuotaBytes: number | null;
  givenQuotaBytes: number;
  totalQuotaBytes: number | null;
}

/** What a domain still has room for, in a sentence; sizes in bytes, null for no limit. */
export function roomWords(use: DomainUse): string {
  const { mailboxes, maxMailboxes, maxQuotaBytes, givenQuotaBytes, totalQuotaBytes } = use;
  const limits = [
    maxMailboxes === null ? null : `${mailboxes} of ${maxMailboxes} mailboxes are used`,
    totalQuotaBytes === null
      ? null
      : `${formatBytes(givenQuotaBytes)} of ${formatBytes(totalQuotaBytes)} quota are given`,
    maxQuotaBytes === null ? null : `a mailbox can have ${formatBytes(maxQuotaBytes)} at most`,
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? "This domain has no limits." : `In this domain ${limits.join(", ")}.`;
}
