import type { BadgeTone } from "@/app/_ui/badge";
import { doorLabel } from "@/lib/access/door-texts";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import {
  loginCredentialWords,
  loginReasonWords,
  loginResultWords,
} from "@/lib/credentials/login-attempt/words";
import type { AdminSignInRefusal } from "@/lib/doors/admin-sign-in/sign-in-admin";
import type { MailRefusal, Unavailable } from "@/lib/doors/mail/decision";
import { doorNames, inSight, takesCredential } from "@/lib/platform/db/protocols";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

export type LoginResult = keyof typeof loginResultWords.english;
export const loginResults = Object.keys(loginResultWords.english) as LoginResult[];

export const resultTones: Record<LoginResult, BadgeTone> = {
  accepted: "good",
  rejected: "danger",
  unavailable: "warning",
};

/** The doors that a login can be noted at, for a choice: those of mailboxes that somebody signs in at, and the console's. */
export const knownDoors: string[] = [
  ...inSight(doorNames.filter((door) => !takesCredential(door, "none"))),
  "admin",
  "domain-admin",
];

type Credential = keyof typeof loginCredentialWords.english;
export const knownCredentials = Object.keys(loginCredentialWords.english) as Credential[];

/** Every reason that is noted; a record, so that a new one cannot be forgotten. */
const reasons: Record<SignInRefusal | MailRefusal | AdminSignInRefusal | Unavailable["reason"], string> =
  loginReasonWords.english;
type Reason = keyof typeof reasons;
export const knownReasons = Object.keys(reasons) as Reason[];

const consoleWords = words("console.logins.door", {
  admin: "Administration",
  domainAdmin: "Domain administration",
});

/** What the product does not know (any more) is called as it was noted, without its hyphens. */
const asNoted = (name: string): Text => verbatim(name.replaceAll("-", " "));

/** What mail programs are known to call a service; anything else as it is. */
export function doorText(door: string): Text {
  if (door === "admin") return consoleWords("admin");
  if (door === "domain-admin") return consoleWords("domainAdmin");
  return doorLabel(door);
}

export function credentialText(credential: string): Text {
  const known = knownCredentials.find((one) => one === credential);
  return known ? loginCredentialWords(known) : asNoted(credential);
}

export function reasonText(reason: string): Text {
  const known = knownReasons.find((one) => one === reason);
  return known ? loginReasonWords(known) : asNoted(reason);
}
