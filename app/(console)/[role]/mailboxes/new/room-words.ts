import { formatBytes } from "@/app/_ui/bytes";

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
