"use client";

import { useActionState } from "react";
import { EditNews } from "@/app/_administration/edit-news";
import { GivenFields } from "@/app/_administration/templates/given-fields";
import { changeTemplate, makeTemplate } from "@/app/_administration/templates/template-actions";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";

/** Everything that can be set on a template; `values` without an id make a new one. */
export function TemplateForm({ values: stored }: { values: Record<string, string> }) {
  const isNew = stored.id === undefined;
  const [state, action] = useActionState(isNew ? makeTemplate : changeTemplate, {});
  const values = state.values ?? stored;
  return (
    <form action={action} className="grid gap-5" noValidate>
      <EditNews state={state} saved="Saved. What that means for its mailboxes is shown below." />
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
      <div>
        <SubmitButton pendingLabel="Saving …">{isNew ? "Create template" : "Save"}</SubmitButton>
      </div>
    </form>
  );
}
