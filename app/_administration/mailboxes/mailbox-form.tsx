"use client";

import { useActionState } from "react";
import { EditNews } from "@/app/_administration/edit-news";
import { changeMailbox } from "@/app/_administration/mailboxes/mailbox-actions";
import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";

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

const landings = [
  { value: "portal", label: "The portal" },
  { value: "webmail", label: "Webmail" },
];

interface MailboxFormProps {
  subject: Subject;
  /** As the form shows them; `doors` with commas between them. */
  values: Record<string, string>;
  doors: { value: string; label: string; detail: string }[];
}

/** What a mailbox is given: name, quota, ways in. */
export function MailboxForm({ subject, values: stored, doors }: MailboxFormProps) {
  const [state, action] = useActionState(changeMailbox, {});
  const values = state.values ?? stored;
  const ticked = values.doors?.split(",") ?? [];
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: state.fields?.[name] });
  return (
    <form action={action} className="grid gap-5" noValidate>
      <EditNews state={state} saved="Saved." />
      <SubjectInputs subject={subject} />
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <div key={JSON.stringify(values)} className="grid gap-5">
        <div className="grid items-end gap-5 sm:grid-cols-3">
          <Field label="Name" autoComplete="off" {...text("displayName")} />
          <Field label="Quota in GB" hint="Empty: unlimited." inputMode="decimal" {...text("quotaBytes")} />
          <SelectField label="Opens after sign-in" options={landings} {...text("landing")} />
        </div>
        <CheckboxGroup legend="Ways in" error={state.fields?.doors}>
          {doors.map(({ value, ...door }) => (
            <Checkbox
              key={value}
              name="doors"
              value={value}
              defaultChecked={ticked.includes(value)}
              {...door}
            />
          ))}
        </CheckboxGroup>
      </div>
      <div>
        <SubmitButton pendingLabel="Saving …">Save</SubmitButton>
      </div>
    </form>
  );
}
