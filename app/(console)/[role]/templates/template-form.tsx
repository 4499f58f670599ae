"use client";

import { useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SaveButton } from "@/app/_ui/save-button";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { ForeseenView } from "@/app/(console)/[role]/templates/foreseen-view";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";
import type { InputWords } from "@/app/(console)/field-form";
import { filledInputs } from "@/app/(console)/filled-inputs";
import { sends } from "@/app/(console)/sends";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const formWords = words("console.templates.form", {
  create: "Create template",
  preview: "Preview",
  pending: "One moment…",
  saved: "Saved. You can now apply the template to its mailboxes.",
});

interface TemplateFormProps {
  /** Which one it is, and the version that the page has shown; left out: a new one. */
  subject?: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
}

/** Everything that can be set on a template. */
export function TemplateForm({ subject, stored, words }: TemplateFormProps) {
  const isNew = subject === undefined;
  const [t, all] = [useWords(formWords), useWords(templateWords)];
  const [saved, save] = useActionState(sends(isNew ? "createTemplate" : "updateTemplate"), {});
  const [foreseen, foresee] = useActionState(sends("previewTemplateEdit"), {});
  const [latest, setLatest] = useState<"saved" | "foreseen">("saved");
  const state = latest === "saved" ? saved : foreseen;
  const values = state.values ?? stored;
  const send = (step: "saved" | "foreseen") => (form: FormData) => {
    setLatest(step);
    if (step === "saved") save(form);
    else foresee(form);
  };
  const inputs = filledInputs({ words, values, problems: state.fields });
  return (
    <EditForm
      state={latest === "saved" ? saved : mistakesOf(foreseen)}
      action={send("saved")}
      shown={values}
      className="grid gap-5"
      foot={
        <>
          {latest === "foreseen" && foreseen.problem ? <Alert tone="danger">{foreseen.problem}</Alert> : null}
          {latest === "foreseen" && foreseen.result ? <ForeseenView foreseen={foreseen.result} /> : null}
          {latest === "saved" ? <EditNews state={saved} saved={t("saved")} /> : null}
          {isNew ? (
            <div>
              <SubmitButton pendingLabel={t("pending")}>{t("create")}</SubmitButton>
            </div>
          ) : (
            <SaveButton
              pendingLabel={t("pending")}
              others={
                <Button type="submit" formAction={send("foreseen")}>
                  {t("preview")}
                </Button>
              }
            />
          )}
        </>
      }
    >
      <SentAlong values={subject ?? {}} />
      <Field maxLength={100} required {...inputs.text("name", { label: all("name") })} />
      <GivenFields inputs={inputs} />
    </EditForm>
  );
}

/** A preview saves nothing, whatever it says. */
const mistakesOf = ({ fields }: FormState<unknown>) => (fields ? { fields } : {});
