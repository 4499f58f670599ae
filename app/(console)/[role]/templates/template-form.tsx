"use client";

import { useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { foreseeEdit } from "@/app/(console)/[role]/templates/application-actions";
import { ForeseenView } from "@/app/(console)/[role]/templates/foreseen-view";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { changeTemplate, makeTemplate } from "@/app/(console)/[role]/templates/template-actions";
import { EditNews } from "@/app/(console)/edit-news";
import type { FormState } from "@/app/form-state";

/** Everything that can be set on a template; `values` without an id make a new one. */
export function TemplateForm({ values: stored }: { values: Record<string, string> }) {
  const isNew = stored.id === undefined;
  const [saved, save] = useActionState(isNew ? makeTemplate : changeTemplate, {});
  const [foreseen, foresee] = useActionState(foreseeEdit, {});
  const [latest, setLatest] = useState<"saved" | "foreseen">("saved");
  const state = latest === "saved" ? saved : foreseen;
  const values = state.values ?? stored;
  const send = (step: "saved" | "foreseen") => (form: FormData) => {
    setLatest(step);
    if (step === "saved") save(form);
    else foresee(form);
  };
  return (
    <EditForm
      state={latest === "saved" ? saved : mistakesOf(foreseen)}
      action={send("saved")}
      className="grid gap-5"
    >
      {isNew ? null : (
        <>
          <input type="hidden" name="id" value={stored.id} />
          <input type="hidden" name="expectedVersion" value={stored.expectedVersion} />
        </>
      )}
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        <Field
          label="Name"
          name="name"
          defaultValue={values.name ?? ""}
          error={state.fields?.name}
          maxLength={100}
          autoComplete="off"
          required
        />
        <GivenFields values={values} errors={state.fields} />
      </div>
      {latest === "foreseen" && foreseen.problem ? <Alert tone="danger">{foreseen.problem}</Alert> : null}
      {latest === "foreseen" && foreseen.result ? <ForeseenView foreseen={foreseen.result} /> : null}
      {latest === "saved" ? (
        <EditNews state={saved} saved="Saved. Below, you can apply it to the mailboxes that have it." />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel="One moment …">{isNew ? "Create template" : "Save"}</SubmitButton>
        {isNew ? null : (
          <Button type="submit" formAction={send("foreseen")}>
            Preview
          </Button>
        )}
      </div>
    </EditForm>
  );
}

/** A preview saves nothing, whatever it says. */
const mistakesOf = ({ fields }: FormState<unknown>) => (fields ? { fields } : {});
