import { decideAccess } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import type { Purpose } from "@/lib/notification/kind/kinds";
import type { NotificationRow } from "@/lib/notification/outbox/claim-notifications";

/** Why a mail is not sent, as the log has it. */
export type DropReason = "expired" | "no-mail-taken" | "switched-off" | "unwanted" | "too-many";

/** What is to be done with rows of one kind that go to one place. */
export type Verdict =
  | { verdict: "send" }
  | { verdict: "drop"; reason: DropReason }
  | { verdict: "wait"; until: Date };

interface Facts {
  row: Pick<NotificationRow, "expiresAt">;
  purpose: Purpose;
  mailbox: Pick<MailboxWithFacts, "facts">;
  /** Whether the installation tells people of such things. */
  enabled: boolean;
  /** Whether the person has switched this kind off. */
  unwanted: boolean;
  /** When the next mail of this kind may go there; null: now. */
  nextAllowed: Date | null;
}

/** Judges by what is so now, not by what was when the row was written. */
export function judge(
  { row, purpose, mailbox, enabled, unwanted, nextAllowed }: Facts,
  now = new Date(),
): Verdict {
  if (row.expiresAt && row.expiresAt <= now) return { verdict: "drop", reason: "expired" };
  if (!decideAccess(mailbox.facts, "delivery", { kind: "none" }, now).allowed)
    return { verdict: "drop", reason: "no-mail-taken" };
  if (!enabled && purpose !== "link") return { verdict: "drop", reason: "switched-off" };
  if (unwanted && purpose === "optional") return { verdict: "drop", reason: "unwanted" };
  if (nextAllowed === null) return { verdict: "send" };
  // Whoever waits for a link asks for another one; what an hour later is told is still worth telling.
  return purpose === "link"
    ? { verdict: "drop", reason: "too-many" }
    : { verdict: "wait", until: nextAllowed };
}
