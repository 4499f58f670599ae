"use client";

import { useActionState } from "react";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { changeMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { EditNews } from "@/app/(console)/edit-news";

export interface Subject {
  role: string;
  mailboxId: string;
  expectedVersion: string;
}

/** Says which mailbox a form is about, and the version that its page has shown. */
export function SubjectInputs({ subject }: { subject: Subject }) {
  return Object.entries(subject).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

interface MailboxFormProps {
  subject: Subject;
  /** As the form shows them; `doors` and `may` with commas between them. */
  values: Record<string, string>;
  /** The names of the fields that are pinned. */
  pinned: readonly string[];
}

/** What a mailbox is given: name, language, quota, ways in, permissions. */
export function MailboxForm({ subject, values: stored, pinned }: MailboxFormProps) {
  const [state, action] = useActionState(changeMailbox, {});
  const values = state.values ?? stored;
  return (
    <EditForm state={state} action={action} className="grid gap-5">
      <SubjectInputs subject={subject} />
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        <Field
          label={pinned.includes("displayName") ? "Name · pinned" : "Name"}
          name="displayName"
          defaultValue={values.displayName ?? ""}
          error={state.fields?.displayName}
          autoComplete="off"
        />
        <Field
          label={pinned.includes("language") ? "Language · pinned" : "Language"}
          hint="Of the person, such as de or pt-BR; for programs that ask the API. Webmail has a setting of its own."
          name="language"
          defaultValue={values.language ?? ""}
          error={state.fields?.language}
          autoComplete="off"
        />
        <GivenFields values={values} errors={state.fields} pinned={pinned} />
      </div>
      <EditNews state={state} saved="Saved. What you changed is pinned now." />
      <div>
        <SubmitButton pendingLabel="Saving …">Save</SubmitButton>
      </div>
    </EditForm>
  );
}
