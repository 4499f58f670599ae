import type { AccessRefusal } from "@/lib/access/decide-access";
import type { DirectoryRefusal } from "@/lib/credentials/login-attempt/refusals";
import type { MailRefusal } from "@/lib/doors/mail/decision";
import { say, words } from "@/lib/words/text";

/** What a directory says of an account only to whoever has its password. */
type ProvenRefusal = Exclude<DirectoryRefusal, "account-locked" | "not-in-directory">;

/**
 * What a mail app may show of a refusal that comes after the right password only, so that it tells nothing to anybody else.
 * One line in ASCII: every protocol can carry it (RFC 5530, RFC 3206, RFC 4954, RFC 5804). In English: none of them says
 * what the reader speaks.
 */
const refusalWords = words("mail.refusal", {
  "domain-inactive": "This domain has been disabled. Ask your administrator.",
  "mailbox-disabled": "Your mailbox has been disabled. Ask your administrator.",
  "receive-only": "Your mailbox only receives mail. Ask your administrator.",
  "directory-disabled": "Your account has been disabled at your organization. Ask your administrator.",
  "protocol-off": "Your mailbox may not use this protocol. Ask your administrator.",
  "other-source": "This password no longer works for mail. Create an app password in the portal.",
  "mail-password-off": "This password no longer works for mail. Create an app password in the portal.",
  "directory-password-off": "This password no longer works for mail. Create an app password in the portal.",
  "account-disabled": "Your account has been disabled at your organization. Ask your administrator.",
  "account-expired": "Your account has expired at your organization. Ask your administrator.",
  "password-change-required":
    "Your organization wants you to change your password. Change it there, then enter the new one here.",
  "second-factor-set": "Your account has a second factor. Create an app password in the portal.",
  "second-factor-required":
    "Sign in to the portal once and set up a second factor. Then create an app password there.",
  "credential-not-for-door":
    "This password does not work in mail apps. Create an app password in the portal.",
  "app-password-lacks-protocol":
    "This app password is for other protocols. Create one for this protocol in the portal.",
  "app-password-expired": "This app password has expired. Create a new one in the portal.",
  "network-not-allowed": "This app password cannot be used from this network.",
} satisfies Record<AccessRefusal | ProvenRefusal, string>);

export interface ShownRefusal {
  message: string;
  /** The credential itself has expired, for which IMAP has a code of its own. */
  expired?: true;
}

/** What to show for a refusal; null where whoever asks has not proved anything. */
export function shownRefusal(reason: MailRefusal): ShownRefusal | null {
  if (!Object.hasOwn(refusalWords.english, reason)) return null;
  const message = say(refusalWords(reason as AccessRefusal | ProvenRefusal));
  return reason === "app-password-expired" ? { message, expired: true } : { message };
}
