import { gigabytesOf } from "@/app/_administration/gigabytes";
import type { AdminRole } from "@/lib/admin-account/role";
import { protocols } from "@/lib/db/protocols";
import type { MailboxWithFacts } from "@/lib/mailbox/queries";

/** Which mailbox its forms are about, and the version that they show. */
export const mailboxSubject = (role: AdminRole, { id, version }: MailboxWithFacts) => ({
  role,
  mailboxId: id,
  expectedVersion: String(version),
});

/** A mailbox as its form shows it. */
export const mailboxValues = (row: MailboxWithFacts): Record<string, string> => ({
  displayName: row.displayName,
  quotaBytes: row.quotaBytes === 0 ? "" : gigabytesOf(row.quotaBytes),
  landing: row.landing,
  doors: protocols.filter((name) => row[name]).join(","),
});

/** The ways into a mailbox, in the order people look for them. */
export const doorChoices = [
  { value: "webmail", label: "Webmail", detail: "In the browser" },
  { value: "imap", label: "IMAP", detail: "Read mail" },
  { value: "smtp", label: "SMTP", detail: "Send mail" },
  { value: "pop3", label: "POP3", detail: "Download mail" },
  { value: "sieve", label: "Sieve", detail: "Filter rules" },
  { value: "dav", label: "CalDAV and CardDAV", detail: "Calendars and contacts" },
  { value: "eas", label: "ActiveSync", detail: "Phones and tablets" },
];
