import type { AccessRefusal } from "@/lib/mailbox/access";

export type MailRefusal =
  | AccessRefusal
  | "unknown-mailbox"
  | "no-such-name"
  | "no-such-service"
  | "wrong-password"
  | "unknown-app-password"
  | "too-many-attempts";

export interface Accepted {
  decision: "accepted";
  mailboxId: string;
  address: string;
  /** 0 means unlimited. */
  quotaBytes: number;
  credential: "app-password" | "local-password";
}

export interface Rejected {
  decision: "rejected";
  reason: MailRefusal;
  mailboxId: string | null;
}

export interface Unavailable {
  decision: "unavailable";
  reason: "database" | "busy";
}

/** What a mail login comes to. An outage is never a rejection. */
export type MailDecision = Accepted | Rejected | Unavailable;

export const rejected = (reason: MailRefusal, mailboxId: string | null = null): Rejected => ({
  decision: "rejected",
  reason,
  mailboxId,
});
