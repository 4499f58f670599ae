/*
 * A door is a way into a mailbox. This table is the only list of them: the columns of their flags, the access facts and
 * their SQL, what Dovecot and nginx may ask, the API, the CLI's options, forms and words follow from it (lib/README.md says
 * what else a new one needs). It imports nothing, since pages in the browser read it too.
 */

/** The kinds of proof that somebody can come with; `none` is mail that is delivered. */
export type CredentialKind =
  | "none"
  | "session"
  | "local-password"
  | "mail-password"
  | "directory-password"
  | "single-sign-on"
  | "passkey"
  | "app-password";

/** A port of the mail host that people enter in mail apps. */
interface MailPortLine {
  /** The usual one; the installation says another by `MAIL_…_PORT`. */
  number: number;
  /** What it is for, as that variable's description says it. */
  use: string;
}

/** The ports of the mail host, in the order in which their variables are documented. */
export const mailPorts = {
  imaps: { number: 993, use: "IMAP" },
  pop3s: { number: 995, use: "POP3" },
  submission: { number: 587, use: "sending" },
  sieve: { number: 4190, use: "mail filters (ManageSieve)" },
} as const satisfies Record<string, MailPortLine>;

export type MailPort = keyof typeof mailPorts;

/** What people enter in a mail app. */
export type Connection =
  | { at: "mail-host"; port: MailPort; encryption: "SSL/TLS" | "STARTTLS" }
  /** An address below the portal's, with the mailbox's own at its end. */
  | { at: "portal-path"; path: string }
  /** The portal's host; the rest is the app's to know. */
  | { at: "portal-host" };

/** One line of the table. */
export interface DoorLine {
  label: string;
  /** Where it stands among the others when people choose. */
  place: number;
  /** The kinds of credential that open it. A door that takes sessions is a browser's, one that takes app passwords a mail app's. */
  takes: readonly CredentialKind[];
  /**
   * What it is good for. A door with a purpose is a protocol: mailboxes and templates have a flag for it, in a column of its
   * name, and so have app passwords where they open it.
   */
  purpose?: string;
  /** What Dovecot and Postfix call the services behind it when they ask `/api/dovecot/auth`. */
  services?: readonly string[];
  /** The first segments of the paths by which nginx asks `/api/sogo/auth` for it. */
  paths?: readonly string[];
  /** Present where people set up mail apps by hand. */
  connection?: Connection;
}

const passwords = ["local-password", "mail-password", "directory-password"] as const;

/** In the order in which documents and options list them: a new one goes before `webmail` or `delivery`, never between others. */
export const doors = {
  portal: { label: "Portal", place: 0, takes: ["session", "single-sign-on", "passkey", ...passwords] },
  imap: {
    label: "IMAP",
    purpose: "Read mail",
    place: 2,
    takes: ["app-password", ...passwords],
    services: ["imap"],
    connection: { at: "mail-host", port: "imaps", encryption: "SSL/TLS" },
  },
  pop3: {
    label: "POP3",
    purpose: "Download mail",
    place: 4,
    takes: ["app-password", ...passwords],
    services: ["pop3"],
    connection: { at: "mail-host", port: "pop3s", encryption: "SSL/TLS" },
  },
  smtp: {
    label: "SMTP",
    purpose: "Send mail",
    place: 3,
    takes: ["app-password", ...passwords],
    services: ["smtp", "submission"],
    connection: { at: "mail-host", port: "submission", encryption: "STARTTLS" },
  },
  sieve: {
    label: "Sieve",
    purpose: "Filter rules",
    place: 5,
    takes: ["app-password", ...passwords],
    services: ["sieve", "managesieve"],
    connection: { at: "mail-host", port: "sieve", encryption: "STARTTLS" },
  },
  // Phones keep the passwords of DAV and ActiveSync for years: app passwords only.
  dav: {
    label: "CalDAV and CardDAV",
    purpose: "Calendars and contacts",
    place: 6,
    takes: ["app-password"],
    paths: ["SOGo/dav"],
    connection: { at: "portal-path", path: "/SOGo/dav/" },
  },
  // [MS-ASHTTP] 2.2.1.1.1 fixes the first path.
  eas: {
    label: "ActiveSync",
    purpose: "Phones and tablets",
    place: 7,
    takes: ["app-password"],
    paths: ["Microsoft-Server-ActiveSync", "SOGo/Microsoft-Server-ActiveSync"],
    connection: { at: "portal-host" },
  },
  webmail: {
    label: "Webmail",
    purpose: "In the browser",
    place: 1,
    takes: ["session"],
    paths: ["SOGo/so"],
  },
  delivery: { label: "Delivery of mail", place: 8, takes: ["none"] },
} as const satisfies Record<string, DoorLine>;
