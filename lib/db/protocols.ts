/** The doors a mail client may use with a password of its own; names as in the design and in Dovecot's `service`. */
export const clientProtocols = ["imap", "pop3", "smtp", "sieve", "dav", "eas"] as const;
export type ClientProtocol = (typeof clientProtocols)[number];

/** All doors of a mailbox: those of mail clients and webmail. */
export const protocols = [...clientProtocols, "webmail"] as const;
export type Protocol = (typeof protocols)[number];

export const landings = ["portal", "webmail"] as const;
export type Landing = (typeof landings)[number];
