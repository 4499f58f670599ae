/** The way into webmail without a second login; `/sogo-auth` checks the session and opens the INBOX. */
export const webmailPath = (address: string): string => `/sogo-auth?login=${encodeURIComponent(address)}`;
