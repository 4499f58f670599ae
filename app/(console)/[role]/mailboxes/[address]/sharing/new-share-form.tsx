"use client";

import { useRef, useState, useTransition } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import type { ForeseenShare } from "@/app/(console)/[role]/mailboxes/[address]/sharing/share-forms";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { sends } from "@/app/(console)/sends";
import type { FormState } from "@/app/form-state";
import { problemText } from "@/app/problem-text";
import { words } from "@/lib/words/text";

const formWords = words("console.shares.form", {
  share: "Share mailbox",
  sharing: "Sharing…",
  shared: "Mailbox shared. Members see it when their mail app connects again.",
  preview: "Preview members",
  previewing: "Loading preview…",
  title:
    "{group}: {members, plural, =0 {nobody with a mailbox that you manage} one {# person with a mailbox} other {# people with a mailbox}}",
  changes: "{gaining, number} would get more access, {losing, number} would lose access.",
  person: "{address}: {before} → {after}",
  more: "{count, plural, one {and # other person} other {and # other people}}",
  notAsked: "The provider's directory couldn't be asked just now. These are the members known so far.",
  none: "no access",
});

interface NewShareFormProps {
  subject: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
  providers: { value: string; label: string }[];
}

/** A group that a mailbox shall be shared with, and who that would be. */
export function NewShareForm({ subject, stored, words, providers }: NewShareFormProps) {
  const t = useWords(formWords);
  const form = useRef<HTMLFormElement>(null);
  const [foreseen, setForeseen] = useState<FormState<ForeseenShare>>({});
  const [pending, start] = useTransition();
  const preview = () => {
    const sent = form.current;
    if (pending || !sent?.reportValidity()) return;
    start(async () => setForeseen(await sends("previewShare")({}, new FormData(sent))));
  };
  return (
    <ConsoleForm
      className="max-w-xl"
      formRef={form}
      sends="createShare"
      subject={subject}
      stored={stored}
      words={words}
      submit={t("share")}
      pendingLabel={t("sharing")}
      saved={t("shared")}
      onSubmit={() => setForeseen({})}
    >
      {(inputs) => (
        <>
          <SelectField {...inputs.choice("provider")} options={providers} />
          <Field spellCheck={false} maxLength={255} required {...inputs.text("group")} />
          <SelectField {...inputs.choice("access")} />
          <div>
            <Button size="small" onClick={preview} aria-disabled={pending}>
              {pending ? t("previewing") : t("preview")}
            </Button>
          </div>
          <div aria-live="polite">
            <Foreseen {...foreseen} accesses={inputs.choice("access").options} />
          </div>
        </>
      )}
    </ConsoleForm>
  );
}

interface ForeseenProps extends FormState<ForeseenShare> {
  accesses: NonNullable<InputWords["options"]>;
}

function Foreseen({ accesses, ...state }: ForeseenProps) {
  const t = useWords(formWords);
  if (!state.result) return state.problem ? <Alert tone="danger">{problemText(state)}</Alert> : null;
  const { group, preview } = state.result;
  const { members, gaining, losing, people, asked } = preview;
  const named = (access: string) => accesses.find(({ value }) => value === access)?.label ?? t("none");
  const rest = gaining + losing - people.length;
  return (
    <Alert tone={asked ? "info" : "warning"} title={t("title", { group, members })}>
      <p>{t("changes", { gaining, losing })}</p>
      {asked ? null : <p>{t("notAsked")}</p>}
      <ul className="list-disc pl-5 wrap-anywhere">
        {people.map(({ address, before, after }) => (
          <li key={address}>{t("person", { address, before: named(before), after: named(after) })}</li>
        ))}
        {rest > 0 ? <li>{t("more", { count: rest })}</li> : null}
      </ul>
    </Alert>
  );
}
