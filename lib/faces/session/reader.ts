import { cookies, headers } from "next/headers";
import { cache } from "react";
import { languageCookie, timeZoneCookie } from "@/lib/platform/reader/preference-cookies";
import { readerLanguage } from "@/lib/platform/reader/reader-language";
import { timeZone } from "@/lib/platform/reader/time-zone";
import { regionalTag } from "@/lib/words/languages";

/** How things are said to whoever sends this request. */
export interface Reader {
  /** One of the languages that there are. */
  language: string;
  /** The language with the region whose dates and numbers it has, such as en-GB. */
  region: string;
  /** IANA; null: not known yet, then times are in UTC until the browser says. */
  timeZone: string | null;
}

/** The reader of this request: by choice, by account, by browser, in this order. */
export const currentReader = cache(async (): Promise<Reader> => {
  const jar = await cookies();
  const accepted = (await headers()).get("accept-language");
  const language = readerLanguage({ chosen: jar.get(languageCookie)?.value ?? null, accepted });
  return {
    language,
    region: regionalTag(language, accepted),
    timeZone: timeZone(jar.get(timeZoneCookie)?.value ?? ""),
  };
});
