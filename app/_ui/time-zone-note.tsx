"use client";

import { useTimeZone } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const zoneWords = words("ui.timeZone", { note: "Times are in {zone}." });

/** The zone of all times above, said once. */
export function TimeZoneNote() {
  const t = useWords(zoneWords);
  return (
    <p className="-mt-3 text-sm text-muted" suppressHydrationWarning>
      {t("note", { zone: useTimeZone().replaceAll("_", " ") })}
    </p>
  );
}
