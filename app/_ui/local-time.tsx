"use client";

import { useSyncExternalStore } from "react";

const nothingToWatch = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

const styles: Record<"date" | "moment", Intl.DateTimeFormatOptions> = {
  date: { dateStyle: "medium" },
  moment: { dateStyle: "medium", timeStyle: "short" },
};

interface LocalTimeProps {
  /** ISO 8601, UTC. */
  value: string;
  show?: "date" | "moment";
}

/** A time in the reader's own zone and language; until the browser has taken over (or without script) in UTC. */
export function LocalTime({ value, show = "moment" }: LocalTimeProps) {
  const ready = useSyncExternalStore(nothingToWatch, inBrowser, onServer);
  const utc = show === "date" ? value.slice(0, 10) : `${value.slice(0, 16).replace("T", " ")} UTC`;
  return (
    <time dateTime={value}>
      {ready ? new Intl.DateTimeFormat(undefined, styles[show]).format(new Date(value)) : utc}
    </time>
  );
}
