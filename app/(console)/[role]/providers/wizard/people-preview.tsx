"use client";

import { useState, useTransition } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { previewDraft, type SaidPreview } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const previewWords = words("console.providers.wizard.preview", {
  preview: "Preview",
  reading: "Reading people…",
  hint: "Reads people and shows what the first run would do. Nothing is written.",
  whole: "{read, plural, one {# person} other {# people}} read. This would happen:",
  first: "The first {read, number} people, of about {expected, number}. This would happen to them:",
  firstOfSome: "The first {read, number} people. This would happen to them:",
  nothing: "Nothing would change.",
  skipped: "{count, plural, one {# person} other {# people}} skipped: {reason}",
  sample: "For example",
});

/** What a first run would do, before anything is written. */
export function PeoplePreviewCard({ readForm }: { readForm: () => FormData }) {
  const t = useWords(previewWords);
  const [state, setState] = useState<FormState<SaidPreview>>({});
  const [pending, start] = useTransition();
  const run = () => pending || start(async () => setState(await previewDraft(readForm())));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={run} aria-disabled={pending}>
          {pending ? t("reading") : t("preview")}
        </Button>
        <p className="text-sm text-muted">{t("hint")}</p>
      </div>
      <div aria-live="polite" aria-busy={pending}>
        {state.result ? <Preview {...state.result} /> : null}
        {state.problem ? (
          <Alert tone="danger" quiet>
            {state.problem}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}

function Preview({ read, expected, whole, plan, skipped, lines }: SaidPreview) {
  const t = useWords(previewWords);
  const title = whole
    ? t("whole", { read })
    : expected === null
      ? t("firstOfSome", { read })
      : t("first", { read, expected });
  return (
    <Alert tone="info" title={title} quiet>
      {plan.length === 0 ? <p>{t("nothing")}</p> : null}
      <ul className="list-disc pl-5">
        {plan.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {skipped.map(({ reason, count }) => (
          <li key={reason}>{t("skipped", { count, reason })}</li>
        ))}
      </ul>
      {lines.length > 0 ? (
        <>
          <p className="mt-2 font-medium">{t("sample")}</p>
          <ul className="grid gap-1">
            {lines.map(({ address, kind, reason }) => (
              <li key={`${kind} ${address} ${reason}`} className="wrap-anywhere">
                {kind} <span className="font-medium">{address}</span>{" "}
                <span className="text-muted">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Alert>
  );
}
