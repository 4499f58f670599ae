import { sizeText } from "@/app/_ui/bytes";
import { type Text, words } from "@/lib/words/text";

const roomWords = words("console.mailboxes.room", {
  unlimited: "This domain has no limits.",
  limited: "Limits of this domain: {limits}.",
  mailboxes: "{used, number} of {limit, number} mailboxes used",
  quota: "{used} of {limit} quota allocated",
  largest: "{limit} maximum per mailbox",
});

interface DomainUse {
  mailboxes: number;
  maxMailboxes: number | null;
  maxQuotaBytes: number | null;
  givenQuotaBytes: number;
  totalQuotaBytes: number | null;
}

/** What a domain still has room for, in a sentence; sizes in bytes, null for no limit. */
export function roomText(use: DomainUse): Text {
  const { mailboxes, maxMailboxes, maxQuotaBytes, givenQuotaBytes, totalQuotaBytes } = use;
  const limits = [
    maxMailboxes === null ? null : roomWords("mailboxes", { used: mailboxes, limit: maxMailboxes }),
    totalQuotaBytes === null
      ? null
      : roomWords("quota", { used: sizeText(givenQuotaBytes), limit: sizeText(totalQuotaBytes) }),
    maxQuotaBytes === null ? null : roomWords("largest", { limit: sizeText(maxQuotaBytes) }),
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? roomWords("unlimited") : roomWords("limited", { limits });
}
