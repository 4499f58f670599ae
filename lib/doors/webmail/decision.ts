import type { AccessRefusal } from "@/lib/access/decide-access";

export type WebmailRefusal =
  | AccessRefusal
  | "no-such-path"
  | "driven"
  | "no-session"
  | "no-credentials"
  | "no-such-name"
  | "unknown-mailbox"
  | "unknown-app-password";

export type WebmailDecision =
  | { decision: "accepted"; mailboxId: string; address: string; appPasswordName?: string }
  | {
      decision: "rejected";
      reason: WebmailRefusal;
      mailboxId: string | null;
      username: string | null;
      appPasswordName?: string;
    };

export const rejected = (
  reason: WebmailRefusal,
  username: string | null = null,
  mailboxId: string | null = null,
): WebmailDecision => ({ decision: "rejected", reason, username, mailboxId });
