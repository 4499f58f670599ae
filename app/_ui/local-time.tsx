"use client";

import { useInBrowser } from "@/app/_ui/in-browser";
import { useReaderTimes } from "@/app/_ui/reader-times";

const styles = {
  date: { dateStyle: "medium" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  hour: { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  /** A day that begins at 00:00 UTC, wherever the reader is. */
  "utc-date": { month: "short", day: "numeric", timeZone: "UTC" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeStyle = keyof typeof styles;

/** The reader's zone: the one that was chosen or that the browser once told; until it has, UTC and then the browser's own. */
export function useTimeZone(): string {
  const ready = useInBrowser();
  const { timeZone } = useReaderTimes();
  return timeZone ?? (ready ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC");
}

/** Puts times (ISO 8601, UTC) into the reader's zone, as they are written where the reader lives. */
export function useLocalTimes(): (value: string, show: TimeStyle) => string {
  const timeZone = useTimeZone();
  const { region } = useReaderTimes();
  return (value, show) =>
    new Intl.DateTimeFormat(region, { timeZone, ...styles[show] }).format(new Date(value));
}

interface LocalTimeProps {
  /** A moment, or ISO 8601, UTC. */
  value: Date | string;
  show?: TimeStyle;
}

/** A time in the reader's zone. Where an administrator reads many, the page names that zone below them (`TimeZoneNote`). */
export function LocalTime({ value, show = "moment" }: LocalTimeProps) {
  const words = useLocalTimes();
  const iso = value instanceof Date ? value.toISOString() : value;
  return (
    // The browser's names of months may be newer than ours.
    <time dateTime={iso} className="whitespace-nowrap" suppressHydrationWarning>
      {words(iso, show)}
    </time>
  );
}
