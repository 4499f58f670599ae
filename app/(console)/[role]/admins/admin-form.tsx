"use client";

import type { ReactNode } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { EditForm } from "@/app/_ui/edit-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { EditNews } from "@/app/(console)/edit-news";
import type { EditState } from "@/app/(console)/edit-outcome";

type Texts = Record<string, string>;

interface AdminFormProps {
  action: (before: EditState, form: FormData) => Promise<EditState>;
  /** Whom it is about and the version that the page has shown; empty for somebody new. */
  subject: Texts;
  /** As the form shows them; domains with commas between them. */
  stored: Texts;
  saved: string;
  submit: string;
  children: (values: Texts, problems: Texts) => ReactNode;
}

/** The frame of a form about an administrator: news, the fields and the button. */
export function AdminForm({ action: verb, subject, stored, saved, submit, children }: AdminFormProps) {
  const [state, action] = useProvenAction(verb);
  const values = state.values ?? stored;
  return (
    <EditForm state={state} action={action} className="grid max-w-xl gap-5">
      {Object.entries(subject).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        {children(values, state.fields ?? {})}
      </div>
      <EditNews state={state} saved={saved} />
      <div>
        <SubmitButton pendingLabel="Saving …">{submit}</SubmitButton>
      </div>
    </EditForm>
  );
}
