import { browserText } from "@/lib/platform/client/browser-text";
import { locationText } from "@/lib/platform/client/location-text";
import { type Text, words } from "@/lib/words/text";

const clientWords = words("client", { at: "{browser}, {place}" });

/** What a request says of where it comes from, as sessions keep it. */
export interface Client {
  ip: string | null;
  userAgent: string | null;
}

/** A browser and where it is, in words and in a language, such as “Firefox on Windows, Berlin, Germany”. */
export async function clientText({ ip, userAgent }: Client, locale: string): Promise<Text> {
  return clientWords("at", { browser: browserText(userAgent), place: await locationText(ip, locale) });
}
