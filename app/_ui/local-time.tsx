"use client";

import { useLocale } from "next-intl";
import { useInBrowser } from "@/app/_ui/in-browser";

const styles = {
  date: { dateStyle: "medium" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  hour: { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  /** A day that begins at 00:00 UTC, wherever the reader is. */
  "utc-date": { month: "short", day: "numeric", timeZone: "UTC" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeStyle = keyof typeof styles;

const utc = (value: string, show: TimeStyle): string => {
  if (show === "date" || show === "utc-date") return value.slice(0, 10);
  return `${value.slice(0, show === "second" ? 19 : 16).replace("T", " ")} UTC`;
};

/** The page's language as it is written where the reader lives, as far as the browser says: "en-GB" for "en". */
const regional = (language: string): string =>
  navigator.languages.find((one) => one.split("-")[0] === language) ?? language;

/** Puts times (ISO 8601, UTC) into the reader's own zone and the page's language; until the browser has taken over in UTC. */
export function useLocalTimes(): (value: string, show: TimeStyle) => string {
  const ready = useInBrowser();
  const language = useLocale();
  return (value, show) =>
    ready
      ? new Intl.DateTimeFormat(regional(language), styles[show]).format(new Date(value))
      : utc(value, show);
}

interface LocalTimeProps {
  /** A moment, or ISO 8601, UTC. */
  value: Date | string;
  show?: TimeStyle;
}

/** A time in the reader's own zone; until the browser has taken over (or without script) in UTC. */
export function LocalTime({ value, show = "moment" }: LocalTimeProps) {
  const words = useLocalTimes();
  const iso = value instanceof Date ? value.toISOString() : value;
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {words(iso, show)}
    </time>
  );
}
