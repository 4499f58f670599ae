"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { useReauthenticationQuestion } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { stepBefore, type WizardStep } from "@/app/(console)/[role]/providers/wizard/steps";
import { keepDraft } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { SentAlong } from "@/app/(console)/console-form";
import type { FormState } from "@/app/form-state";

interface StepFormProps {
  draft: string;
  step: WizardStep;
  values: Pick<ProviderValues, "texts" | "ticks" | "mappings">;
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** On the button; it goes on, unless told. */
  submit?: string;
  children: (shown: { errors: Record<string, string>; readForm: () => FormData }) => ReactNode;
}

/** The form of a step: kept while somebody types, so that a reload loses nothing, and on the way back as well. */
export function StepForm({ draft, step, values, action: verb, submit, children }: StepFormProps) {
  const t = useWords(wizardWords);
  const [state, action] = useActionState(verb, {});
  const sent = useRef<FormData>(null);
  const element = useRef<HTMLFormElement>(null);
  useReauthenticationQuestion(sent, state, action);
  const { kept, touch } = useKeeping(element);
  const readForm = () => new FormData(element.current ?? undefined);
  const { fields } = state;
  return (
    <EditForm
      state={{ ...(fields ? { fields } : {}), ...(kept > 0 ? { result: kept } : {}) }}
      formRef={element}
      action={action}
      shown={{
        ...values.texts,
        ticks: JSON.stringify(values.ticks),
        mappings: JSON.stringify(values.mappings),
      }}
      className="grid gap-6"
      onInput={touch}
      onSubmit={(event) => {
        sent.current = new FormData(event.currentTarget);
      }}
      foot={
        <>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton pendingLabel={t("saving")}>{submit ?? t("next")}</SubmitButton>
            {stepBefore(step) ? (
              <SubmitButton look="quiet" name="go" value="back" pendingLabel={t("saving")}>
                {t("back")}
              </SubmitButton>
            ) : null}
            <p role="status" className="text-sm text-muted">
              {kept > 0 ? <span className="in-data-changed:hidden">{t("saved")}</span> : null}
            </p>
          </div>
        </>
      }
    >
      <SentAlong values={{ draft, step }} />
      {children({ errors: fields ?? {}, readForm })}
    </EditForm>
  );
}

const pauseMs = 400;

/** Sends the form to be kept when somebody pauses; how often all that was typed by then was kept. */
function useKeeping(element: { current: HTMLFormElement | null }) {
  const [kept, setKept] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touches = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = async () => {
    if (!element.current) return;
    const sent = touches.current;
    const { result } = await keepDraft(new FormData(element.current)).catch(() => ({ result: undefined }));
    // What was typed meanwhile was not in it, and is kept by the next.
    if (result && sent === touches.current) setKept((before) => before + 1);
  };
  const touch = () => {
    touches.current += 1;
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, pauseMs);
  };
  return { kept, touch };
}
