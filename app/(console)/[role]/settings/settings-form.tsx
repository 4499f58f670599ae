"use client";

import type { ReactNode } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { EditForm } from "@/app/_ui/edit-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { EditNews } from "@/app/(console)/edit-news";
import type { EditState } from "@/app/(console)/edit-outcome";

type Texts = Record<string, string>;

interface SettingsFormProps {
  action: (before: EditState, form: FormData) => Promise<EditState>;
  /** The version that the page has shown. */
  version: number;
  /** The stored values, as the form shows them. */
  stored: Texts;
  children: (values: Texts, problems: Texts) => ReactNode;
}

/** The frame of a group of settings: news, the fields, and the button that saves this group alone. */
export function SettingsForm({ action: verb, version, stored, children }: SettingsFormProps) {
  const [state, action] = useProvenAction(verb);
  const values = state.values ?? stored;
  return (
    <EditForm state={state} action={action} className="grid max-w-2xl gap-5">
      <input type="hidden" name="expectedVersion" value={version} />
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        {children(values, state.fields ?? {})}
      </div>
      <EditNews state={state} saved="Saved." />
      <div>
        <SubmitButton pendingLabel="Saving …">Save</SubmitButton>
      </div>
    </EditForm>
  );
}
