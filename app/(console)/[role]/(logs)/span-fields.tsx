"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { useInBrowser } from "@/app/_ui/in-browser";
import { useTimeZone } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { localMoment, utcMoment } from "@/app/(console)/[role]/(logs)/local-moment";
import { words } from "@/lib/words/text";

const spanWords = words("console.logs.span", { from: "From ({zone})", to: "Before ({zone})" });

/**
 * The span of time that a log is narrowed to, in the zone in which its table shows times: the reader's own, or UTC
 * without script. The list's address has both in UTC, so that it means the same to everybody.
 */
export function SpanFields({ query }: { query: Record<string, string> }) {
  return (
    <>
      <MomentField name="from" value={query.from ?? ""} />
      <MomentField name="to" value={query.to ?? ""} />
    </>
  );
}

function MomentField({ name, value }: { name: "from" | "to"; value: string }) {
  const t = useWords(spanWords);
  const ready = useInBrowser();
  const [typed, setTyped] = useState<string | null>(null);
  const zone = useTimeZone();
  if (!ready)
    return (
      <Field
        label={t(name, { zone: "UTC" })}
        type="datetime-local"
        name={name}
        defaultValue={value.slice(0, 16)}
      />
    );
  const local = typed ?? localMoment(value, zone);
  return (
    <>
      <Field
        label={t(name, { zone })}
        type="datetime-local"
        value={local}
        onChange={(event) => setTyped(event.target.value)}
      />
      <input type="hidden" name={name} value={utcMoment(local, zone)} />
    </>
  );
}
