import type { AccessRefusal } from "@/lib/access/decide-access";
import type { DirectoryRefusal } from "@/lib/credentials/login-attempt/refusals";

export type MailRefusal =
  | AccessRefusal
  | DirectoryRefusal
  | "unknown-mailbox"
  | "no-such-name"
  | "no-such-service"
  | "wrong-password"
  | "unknown-app-password"
  | "too-many-attempts";

export type MailCredential = "app-password" | "local-password" | "mail-password" | "directory-password";

export interface Accepted {
  decision: "accepted";
  mailboxId: string;
  address: string;
  /** 0 means unlimited. */
  quotaBytes: number;
  aclGroups: string | null;
  credential: MailCredential;
  /** What the app password is called, if it was one. */
  appPasswordName?: string;
}

export interface Rejected {
  decision: "rejected";
  reason: MailRefusal;
  mailboxId: string | null;
  /** The mailbox's, where another name has led to it. */
  address?: string;
  /** What was given, as far as it is known; null: it cannot be told. */
  credential: MailCredential | null;
  /** What the app password is called, if one of the mailbox was given. */
  appPasswordName?: string;
}

export interface Unavailable {
  decision: "unavailable";
  reason: "database" | "busy" | "directory-unavailable";
}

/** What a mail login comes to. An outage is never a rejection. */
export type MailDecision = Accepted | Rejected | Unavailable;

export const rejected = (
  reason: MailRefusal,
  about: { mailboxId?: string | undefined; credential?: MailCredential | undefined } = {},
): Rejected => ({
  decision: "rejected",
  reason,
  mailboxId: about.mailboxId ?? null,
  credential: about.credential ?? null,
});
