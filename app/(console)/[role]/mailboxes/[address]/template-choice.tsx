"use client";

import { startTransition, useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { applyTemplate, previewTemplate } from "@/app/(console)/[role]/mailboxes/[address]/template-actions";
import type { PreviewWords } from "@/app/(console)/[role]/templates/preview-words";

interface TemplateChoiceProps {
  owner: { role: string; mailboxId: string };
  templates: { value: string; label: string }[];
  current: string;
}

/** Applies a template to a mailbox, after showing what that changes. */
export function TemplateChoice({ owner, templates, current }: TemplateChoiceProps) {
  const [foreseen, foresee] = useActionState(previewTemplate, {});
  const [given, give] = useActionState(applyTemplate, {});
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
        <Hidden owner={owner} />
        <SelectField
          label="Template"
          name="templateId"
          options={templates}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          error={news.fields?.templateId}
        />
        <SubmitButton look="secondary" pendingLabel="Looking …">
          Show what changes
        </SubmitButton>
      </form>
      {step !== null && news.problem ? <Alert tone="danger">{news.problem}</Alert> : null}
      {shown && step === "foreseen" ? (
        <form action={send("given")} className="grid justify-items-start gap-4">
          <Hidden owner={owner} />
          <input type="hidden" name="templateId" value={shown.templateId} />
          <Alert tone="info" title={`What ${name} would change`}>
            <Words words={shown.words} nothing="Nothing: the mailbox has it all already." />
          </Alert>
          <SubmitButton pendingLabel="Applying …">Apply {name}</SubmitButton>
        </form>
      ) : null}
      {shown && step === "given" ? (
        <Alert tone="good" title={`${name} is applied.`}>
          <Words words={shown.words} nothing="Nothing had to be changed." />
        </Alert>
      ) : null}
    </div>
  );
}

const Hidden = ({ owner }: Pick<TemplateChoiceProps, "owner">) => (
  <>
    <input type="hidden" name="role" value={owner.role} />
    <input type="hidden" name="mailboxId" value={owner.mailboxId} />
  </>
);

function Words({ words: { changes, pinned, refused }, nothing }: { words: PreviewWords; nothing: string }) {
  return (
    <>
      {changes.length === 0 ? <p>{nothing}</p> : null}
      <ul className="list-disc pl-5">
        {changes.map(({ label, from, to }) => (
          <li key={label}>
            {label}: {from} → <strong className="font-medium">{to}</strong>
          </li>
        ))}
      </ul>
      {pinned.length > 0 ? <p>Stay as they are, because they are pinned: {pinned.join(", ")}.</p> : null}
      {refused.length > 0 ? (
        <p>Stay as they are, because the domain's limits do not allow more: {refused.join(", ")}.</p>
      ) : null}
    </>
  );
}
