"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { NewAppPassword } from "@/app/(user)/home/app-password-actions";
import { expiryChoices } from "@/app/(user)/home/expiry-choices";
import type { FormState } from "@/app/form-state";
import { type ClientProtocol, doorLabel, purposeOf } from "@/lib/platform/db/protocols";

interface AppPasswordFormProps {
  state: FormState<NewAppPassword>;
  action: (form: FormData) => void;
  /** What the mailbox may be used with; all of it is chosen at first. */
  protocols: ClientProtocol[];
  onCancel: () => void;
}

/** Name, protocols and end of a new app password. */
export function AppPasswordForm({ state, action, protocols, onCancel }: AppPasswordFormProps) {
  const chosen = state.values?.protocols?.split(",") ?? protocols;
  const expiry = state.values?.expiry || "never";
  return (
    <form action={action} className="grid gap-5" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <Field
        label="Name"
        name="name"
        hint="The app or device it is for, such as “Thunderbird on my laptop”."
        maxLength={100}
        required
        autoComplete="off"
        defaultValue={state.values?.name ?? ""}
        error={state.fields?.name}
      />
      <CheckboxGroup legend="May be used for" error={state.fields?.protocols}>
        {protocols.map((protocol) => (
          <Checkbox
            key={protocol}
            name="protocols"
            value={protocol}
            defaultChecked={chosen.includes(protocol)}
            label={purposeOf(protocol)}
            detail={doorLabel(protocol)}
          />
        ))}
      </CheckboxGroup>
      <SelectField
        // React resets a sent form, and a select to what it was first shown with: so it is shown anew.
        key={expiry}
        label="Expires"
        name="expiry"
        defaultValue={expiry}
        options={expiryChoices}
        error={state.fields?.expiry}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton pendingLabel="Making it …">Create app password</SubmitButton>
      </div>
    </form>
  );
}
