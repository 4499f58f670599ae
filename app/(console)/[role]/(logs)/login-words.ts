import type { BadgeTone } from "@/app/_ui/badge";
import { doorLine, doorNames, inSight, takesCredential } from "@/lib/platform/db/protocols";

/** The results of logins in words. */
export const resultWords = {
  accepted: { label: "Accepted", tone: "good" },
  rejected: { label: "Rejected", tone: "danger" },
  unavailable: { label: "Unavailable", tone: "warning" },
} as const satisfies Record<string, { label: string; tone: BadgeTone }>;

export type LoginResult = keyof typeof resultWords;
export const loginResults = Object.keys(resultWords) as LoginResult[];

/** The doors of mailboxes that somebody signs in at, and those of the console. */
const doors: Record<string, string> = {
  ...Object.fromEntries(
    inSight(doorNames.filter((door) => !takesCredential(door, "none"))).map((door) => [
      door,
      doorLine(door).label,
    ]),
  ),
  admin: "Administration",
  "domain-admin": "Domain administration",
};

const credentials: Record<string, string> = {
  "local-password": "Local password",
  "mail-password": "Mail password",
  "app-password": "App password",
  "single-sign-on": "Single sign-on",
  totp: "Authenticator code",
  passkey: "Passkey",
  "recovery-code": "Recovery code",
};

/** The doors that a login can be noted at, for a choice. */
export const knownDoors = Object.keys(doors);
export const knownCredentials = Object.keys(credentials);

/** "no-such-mailbox" for people: "no such mailbox". */
export const plainWords = (name: string): string => name.replaceAll("-", " ");

/** What mail programs are known to call a service; anything else as it is. */
export const doorWord = (door: string): string => doors[door] ?? door;
export const credentialWord = (credential: string): string =>
  credentials[credential] ?? plainWords(credential);
