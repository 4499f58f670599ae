"use client";

import { startTransition, useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { PreviewWords } from "@/app/(console)/[role]/templates/preview-words";
import { SentAlong } from "@/app/(console)/console-form";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const templateWords = words("console.mailboxes.template", {
  template: "Template",
  preview: "Preview changes",
  previewing: "Loading preview…",
  wouldChange: "What {template} would change",
  nothingToChange: "Nothing: the mailbox already has all of it.",
  apply: "Apply {template}",
  applying: "Applying…",
  applied: "{template} applied.",
  nothingChanged: "Nothing needed to change.",
  change: "{field}: {from} → <b>{to}</b>",
  pinned: "Not changed because pinned: {fields}.",
  refused: "Not changed because of the domain's limits: {fields}.",
});

interface TemplateChoiceProps {
  owner: { role: string; mailboxId: string };
  templates: { value: string; label: string }[];
  current: string;
}

/** Applies a template to a mailbox, after showing what that changes. */
export function TemplateChoice({ owner, templates, current }: TemplateChoiceProps) {
  const t = useWords(templateWords);
  const [foreseen, foresee] = useActionState(sends("previewTemplate"), {});
  const [given, give] = useActionState(sends("applyTemplate"), {});
  const [step, setStep] = useState<"foreseen" | "given" | null>(null);
  const [chosen, setChosen] = useState(current);
  const news = step === "foreseen" ? foreseen : given;
  const name = templates.find(({ value }) => value === chosen)?.label ?? "";
  const send = (next: "foreseen" | "given") => (form: FormData) => {
    setStep(next);
    startTransition(() => (next === "foreseen" ? foresee(form) : give(form)));
  };
  const shown = step !== null && news.result?.templateId === chosen ? news.result : null;
  return (
    <div className="grid gap-5">
      <form action={send("foreseen")} className="flex max-w-lg flex-wrap items-end gap-3 [&>div]:grow">
        <SentAlong values={owner} />
        <SelectField
          label={t("template")}
          name="templateId"
          options={templates}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          error={news.fields?.templateId}
        />
        <SubmitButton look="secondary" pendingLabel={t("previewing")}>
          {t("preview")}
        </SubmitButton>
      </form>
      {step !== null && news.problem ? <Alert tone="danger">{news.problem}</Alert> : null}
      {shown && step === "foreseen" ? (
        <form action={send("given")} className="grid justify-items-start gap-4">
          <SentAlong values={{ ...owner, templateId: shown.templateId }} />
          <Alert tone="info" title={t("wouldChange", { template: name })}>
            <Words words={shown.words} nothing={t("nothingToChange")} />
          </Alert>
          <SubmitButton pendingLabel={t("applying")}>{t("apply", { template: name })}</SubmitButton>
        </form>
      ) : null}
      {shown && step === "given" ? (
        <Alert tone="good" title={t("applied", { template: name })}>
          <Words words={shown.words} nothing={t("nothingChanged")} />
        </Alert>
      ) : null}
    </div>
  );
}

function Words({ words: { changes, pinned, refused }, nothing }: { words: PreviewWords; nothing: string }) {
  const t = useWords(templateWords);
  return (
    <>
      {changes.length === 0 ? <p>{nothing}</p> : null}
      <ul className="list-disc pl-5">
        {changes.map(({ label, from, to }) => (
          <li key={label}>
            {t.rich("change", {
              field: label,
              from,
              to,
              b: (chunks) => <strong className="font-medium">{chunks}</strong>,
            })}
          </li>
        ))}
      </ul>
      {pinned.length > 0 ? <p>{t("pinned", { fields: pinned.join(", ") })}</p> : null}
      {refused.length > 0 ? <p>{t("refused", { fields: refused.join(", ") })}</p> : null}
    </>
  );
}
