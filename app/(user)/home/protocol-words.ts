/** What each way into a mailbox is called and good for, in the order people look for them. */
export const protocolWords = {
  imap: { name: "IMAP", purpose: "Read mail" },
  smtp: { name: "SMTP", purpose: "Send mail" },
  pop3: { name: "POP3", purpose: "Download mail" },
  sieve: { name: "Sieve", purpose: "Filter rules" },
  dav: { name: "CalDAV and CardDAV", purpose: "Calendars and contacts" },
  eas: { name: "ActiveSync", purpose: "Phones and tablets" },
} as const;

export type ProtocolName = keyof typeof protocolWords;
export type ProtocolFlags = Record<ProtocolName, boolean>;

export const protocolNames = Object.keys(protocolWords) as ProtocolName[];

/** The protocols that are switched on, in display order. */
export const enabledProtocols = (flags: ProtocolFlags): ProtocolName[] =>
  protocolNames.filter((name) => flags[name]);
