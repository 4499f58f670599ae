"use client";

import { PinOff } from "lucide-react";
import { useActionState, useId } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { releasePin } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";

interface PinListProps {
  subject: Record<string, string>;
  pins: { name: string; label: string }[];
}

/** The fields that neither a template nor a directory may change, each with a button to let them again. */
export function PinList({ subject, pins }: PinListProps) {
  const [state, action] = useActionState(releasePin, {});
  const title = useId();
  return (
    <div className="grid gap-2 border-b border-line pb-5">
      <EditNews state={state} saved="Released: the next sign-in or sync gives it what the template says." />
      <p id={title} className="text-sm font-medium">
        {pins.length > 0 ? "Pinned: release what the template shall decide again" : "Nothing is pinned yet"}
      </p>
      <ul aria-labelledby={title} className="flex flex-wrap gap-2">
        {pins.map(({ name, label }) => (
          <li key={name}>
            <form action={action}>
              <SentAlong values={subject} />
              {pins
                .filter((other) => other.name !== name)
                .map((other) => (
                  <input key={other.name} type="hidden" name="stays" value={other.name} />
                ))}
              <SubmitButton look="secondary" size="small" pendingLabel={`Releasing ${label} …`}>
                <PinOff aria-hidden="true" />
                <span className="sr-only">Release </span>
                {label}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
