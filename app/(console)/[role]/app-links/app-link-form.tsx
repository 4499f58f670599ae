"use client";

import { useActionState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { changeAppLink, makeAppLink } from "@/app/(console)/[role]/app-links/app-link-actions";
import { SignedInUrlField } from "@/app/(console)/[role]/app-links/signed-in-url-field";
import { EditNews } from "@/app/(console)/edit-news";

/** Everything that can be set on a link; without an id in `values` it makes a new one. */
export function AppLinkForm({ values: stored }: { values: Record<string, string> }) {
  const isNew = stored.id === undefined;
  const [state, action] = useActionState(isNew ? makeAppLink : changeAppLink, {});
  const values = state.values ?? stored;
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: state.fields?.[name] });
  return (
    <EditForm state={state} action={action} className="grid max-w-2xl gap-5">
      {isNew ? null : (
        <>
          <input type="hidden" name="id" value={stored.id} />
          <input type="hidden" name="expectedVersion" value={stored.expectedVersion} />
        </>
      )}
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        <Field label="Name" maxLength={100} autoComplete="off" required {...text("name")} />
        <Field
          label="Description"
          hint="One line below the name; may be empty."
          maxLength={255}
          autoComplete="off"
          {...text("description")}
        />
        <Field
          label="Address"
          hint="Such as https://chat.example.org, or a path on this site such as /files/."
          inputMode="url"
          autoComplete="off"
          required
          {...text("url")}
        />
        <SignedInUrlField stored={values.signedInUrl ?? ""} error={state.fields?.signedInUrl} />
        <Checkbox
          name="shownAtLogin"
          label="Shown on the login page"
          detail="People who are signed in see every link."
          defaultChecked={values.shownAtLogin === "on"}
        />
      </div>
      <EditNews state={state} saved="Saved." />
      <div>
        <SubmitButton pendingLabel="Saving …">{isNew ? "Add link" : "Save"}</SubmitButton>
      </div>
    </EditForm>
  );
}
