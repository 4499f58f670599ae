"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { beginProvider } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { words } from "@/lib/words/text";

const choiceWords = words("console.providers.wizard.kind", {
  choose: "Connect",
  starting: "Starting…",
});

/** What can be connected, each with the button that begins. */
export function KindChoice({ kinds }: { kinds: readonly Record<"value" | "label" | "about", string>[] }) {
  const [state, action] = useActionState(beginProvider, {});
  const t = useWords(choiceWords);
  return (
    <form action={action} className="grid gap-4">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <ul className="grid gap-3">
        {kinds.map(({ value, label, about }) => (
          <li
            key={value}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line px-4 py-3"
          >
            <div className="grid max-w-prose gap-0.5 text-sm">
              <h3 className="font-medium">{label}</h3>
              <p className="text-muted">{about}</p>
            </div>
            <SubmitButton name="kind" value={value} look="secondary" pendingLabel={t("starting")}>
              {t("choose")}
              <span className="sr-only"> {label}</span>
            </SubmitButton>
          </li>
        ))}
      </ul>
    </form>
  );
}
