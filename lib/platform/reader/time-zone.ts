import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

/** IANA's longest name has 32 characters; some room to spare. */
const longestTimeZone = 64;

/** An IANA time zone in its canonical spelling, or null when the text is none. */
export function timeZone(text: string): string | null {
  if (text.length > longestTimeZone || !/^[A-Za-z]/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const zoneWords = words("reader.timeZone", { unknown: "must be a time zone, such as Europe/Berlin" });

/** A time zone that somebody chooses; null: the browser's. */
export const timeZoneChoice = z
  .string()
  .max(longestTimeZone)
  .nullable()
  .transform((typed, check) => {
    const zone = typed === null ? null : timeZone(typed);
    if (typed !== null && zone === null) check.addIssue(message(zoneWords("unknown")));
    return zone;
  })
  .describe("An IANA time zone such as `Europe/Berlin`; null for the browser's.");
