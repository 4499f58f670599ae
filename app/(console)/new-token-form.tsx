"use client";

import type { ReactNode } from "react";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useWords } from "@/app/_words/use-words";
import { SentAlong, type ShownForm } from "@/app/(console)/console-form";
import { type FilledInputs, filledInputs } from "@/app/(console)/filled-inputs";
import type { NewToken } from "@/app/(console)/new-token";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const tokenWords = words("console.newToken", {
  creating: "Creating…",
  shownOnce: "You won't see it again. If you lose it, revoke it and create another one.",
});

interface NewTokenFormProps extends Pick<ShownForm, "subject" | "words"> {
  action: (form: FormData) => void;
  state: FormState<NewToken>;
  /** What the inputs are shown with before anything is sent. */
  start?: Readonly<Record<string, string>>;
  /** On its button. */
  create: string;
  /** What such a token is limited to, between its name and its last day. */
  children: (inputs: FilledInputs) => ReactNode;
}

/** What a program gets a token by: its name, its limits and its last day. */
export function NewTokenForm({
  action,
  state,
  subject = {},
  words = {},
  start = {},
  create,
  children,
}: NewTokenFormProps) {
  const t = useWords(tokenWords);
  const values = state.values ?? start;
  const inputs = filledInputs({ words, values, problems: state.fields });
  return (
    <EditForm
      state={state}
      action={action}
      shown={values}
      className="grid max-w-xl gap-5"
      foot={
        <>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <div>
            <SubmitButton pendingLabel={t("creating")}>{create}</SubmitButton>
          </div>
        </>
      }
    >
      <SentAlong values={subject} />
      <Field maxLength={100} required {...inputs.text("name")} />
      {children(inputs)}
      <Field type="date" className="max-w-48" {...inputs.text("expiresAt")} />
    </EditForm>
  );
}

interface MadeTokenProps {
  token: string;
  /** What kind of token it is. */
  kind: string;
  /** Asks to copy it. */
  title: string;
}

/** A new token, shown this once. */
export function MadeToken({ token, kind, title }: MadeTokenProps) {
  const t = useWords(tokenWords);
  return (
    <>
      <Alert tone="warning" title={title}>
        <p>{t("shownOnce")}</p>
      </Alert>
      <ValueToCopy value={token} label={kind} name={kind} className="font-mono text-sm" />
    </>
  );
}
