import type { ClientProtocol } from "@/lib/platform/db/protocols";

/** What people add, in the order in which they look for it. */
export const deviceKinds = [
  "iphone",
  "mac",
  "android",
  "outlook",
  "thunderbird",
  "printer",
  "calendar",
  "other",
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

interface DeviceLine {
  /** What it is set up for, as far as the mailbox may; null: what the person chooses. */
  uses: readonly ClientProtocol[] | null;
  /** It is offered where the mailbox may use one of these. */
  worthWith: readonly ClientProtocol[] | null;
}

const mailAndCalendars = { uses: ["imap", "smtp", "dav"], worthWith: ["imap", "dav"] } as const;

const lines: Record<DeviceKind, DeviceLine> = {
  iphone: mailAndCalendars,
  mac: mailAndCalendars,
  android: mailAndCalendars,
  // Outlook on phones speaks ActiveSync, Outlook on computers IMAP.
  outlook: { uses: ["imap", "smtp", "eas"], worthWith: ["imap", "eas"] },
  thunderbird: mailAndCalendars,
  printer: { uses: ["smtp"], worthWith: ["smtp"] },
  calendar: { uses: ["dav"], worthWith: ["dav"] },
  other: { uses: null, worthWith: null },
};

/** What a device of this kind is set up for in a mailbox that may use these; of another app all of it. */
export const usesOf = (kind: DeviceKind, allowed: readonly ClientProtocol[]): ClientProtocol[] =>
  allowed.filter((one) => lines[kind].uses?.includes(one) ?? true);

/** The kinds that are worth offering to a mailbox that may use these protocols. */
export const offeredKinds = (allowed: readonly ClientProtocol[]): DeviceKind[] =>
  deviceKinds.filter((kind) => allowed.some((one) => lines[kind].worthWith?.includes(one) ?? true));

/** Whether a configuration profile sets it up. */
export const takesProfile = (kind: DeviceKind): boolean => kind === "iphone" || kind === "mac";
