import type { Reader } from "@/lib/notification/message/event";

/** A moment with its time zone, in the reader's words. */
export const shownTime = (moment: Date, { locale, timeZone }: Reader): string =>
  new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(moment);
