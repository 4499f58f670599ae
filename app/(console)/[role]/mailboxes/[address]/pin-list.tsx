"use client";

import { PinOff } from "lucide-react";
import { useActionState, useId } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const pinWords = words("console.mailboxes.pin", {
  title: "Pinned fields. Unpin a field to let the template or directory manage it again.",
  none: "No pinned fields",
  unpin: "<hidden>Unpin </hidden>{field}",
  unpinning: "Unpinning {field}…",
  saved: "Unpinned. The field gets its template value at the next sign-in or sync.",
});

interface PinListProps {
  subject: OfMailbox["subject"];
  pins: { name: string; label: string }[];
}

/** The fields that neither a template nor a directory may change, each with a button to let them again. */
export function PinList({ subject, pins }: PinListProps) {
  const t = useWords(pinWords);
  const [state, action] = useActionState(sends("releasePin"), {});
  const title = useId();
  return (
    <div className="grid gap-2 border-b border-line pb-5">
      <EditNews state={state} saved={t("saved")} />
      <p id={title} className="text-sm font-medium">
        {t(pins.length > 0 ? "title" : "none")}
      </p>
      <ul aria-labelledby={title} className="flex flex-wrap gap-2">
        {pins.map(({ name, label }) => (
          <li key={name}>
            <form action={action}>
              <SentAlong values={subject} />
              {pins
                .filter((other) => other.name !== name)
                .map((other) => (
                  <input key={other.name} type="hidden" name="pinnedFields" value={other.name} />
                ))}
              <SubmitButton look="secondary" size="small" pendingLabel={t("unpinning", { field: label })}>
                <PinOff aria-hidden="true" />
                {t.rich("unpin", {
                  field: label,
                  hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                })}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
