import { cookies, headers } from "next/headers";
import { cache } from "react";
import { currentSession } from "@/lib/faces/session/current";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { languageCookie, timeZoneCookie } from "@/lib/platform/reader/preference-cookies";
import { chosenLanguage, readerLanguage } from "@/lib/platform/reader/reader-language";
import { timeZone } from "@/lib/platform/reader/time-zone";
import { regionalTag } from "@/lib/words/languages";

/** How things are said to whoever sends this request. */
export interface Reader {
  /** One of the languages that there are. */
  language: string;
  /** The one that was chosen, or that is kept with the account; null: as the browser says. */
  chosenLanguage: string | null;
  /** The language with the region whose dates and numbers it has, such as en-GB. */
  region: string;
  /** IANA, the account's or the browser's; null: not known yet, then times are in UTC until the browser says. */
  timeZone: string | null;
  /** The zone that the browser told last. */
  browserTimeZone: string | null;
}

/**
 * The account of whoever is signed in: the mailbox's, or else an administrator's. Somebody who impersonates a person reads
 * as an administrator. None where the database does not answer, since the page that says so is in a language too.
 */
const account = async () => {
  try {
    const session = await currentSession();
    if (session && !session.impersonatedBy) return session;
    return (await currentAdmin("superadmin")) ?? (await currentAdmin("domain-admin"));
  } catch {
    return null;
  }
};

/** The reader of this request: by choice, by account, by browser, in this order. */
export const currentReader = cache(async (): Promise<Reader> => {
  const jar = await cookies();
  const accepted = (await headers()).get("accept-language");
  const own = await account();
  const hints = { chosen: jar.get(languageCookie)?.value ?? null, account: own?.language ?? null };
  const language = readerLanguage({ ...hints, accepted });
  const browserTimeZone = timeZone(jar.get(timeZoneCookie)?.value ?? "");
  return {
    language,
    chosenLanguage: chosenLanguage(hints),
    region: regionalTag(language, accepted),
    timeZone: own?.timeZone ?? browserTimeZone,
    browserTimeZone,
  };
});
