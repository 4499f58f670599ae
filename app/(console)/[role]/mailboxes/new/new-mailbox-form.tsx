"use client";

import { useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { createMailbox } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-action";
import type { FormState } from "@/app/form-state";

type Options = { value: string; label: string }[];

interface NewMailboxFormProps {
  adminRole: string;
  domain: string;
  templates: Options;
  template: string;
  /** Beside the local source, by slug. */
  providers: Options;
  source: string;
  /** What a password must be. */
  passwordHint: string;
}

/** A new mailbox in a domain: address, name, template and source, with a password where the source is local. */
export function NewMailboxForm({ adminRole: role, domain, ...choices }: NewMailboxFormProps) {
  const [state, action] = useActionState(createMailbox, {});
  const { values, fields } = state;
  const [source, setSource] = useState(choices.source);
  const provider = choices.providers.find(({ value }) => value === source);
  return (
    <EditForm
      state={state}
      action={action}
      shown={values}
      className="grid max-w-2xl gap-5"
      foot={
        <>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <div>
            <SubmitButton pendingLabel="Creating …">Create mailbox</SubmitButton>
          </div>
        </>
      }
    >
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="domain" value={domain} />
      <FieldGrid>
        <WhoFields domain={domain} state={state} />
        <SelectField
          label="Template"
          hint="Gives the quota and the ways in."
          name="template"
          options={choices.templates}
          defaultValue={values?.template ?? choices.template}
        />
        <SelectField
          label="Source"
          hint="Who vouches for the person."
          name="source"
          options={[{ value: "", label: "Local" }, ...choices.providers]}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        {provider ? (
          <p aria-live="polite" className="text-sm text-muted sm:col-span-2">
            The person signs in at {provider.label}. The first sign-in there with this address links the two,
            and needs no password here.
          </p>
        ) : (
          <PasswordField
            label="Password"
            hint={`${choices.passwordHint} The person can change it in the portal.`}
            name="password"
            autoComplete="new-password"
            error={fields?.password}
            required
          />
        )}
      </FieldGrid>
    </EditForm>
  );
}

const WhoFields = ({
  domain,
  state: { values, fields },
}: {
  domain: string;
  state: Pick<FormState, "values" | "fields">;
}) => (
  <>
    <Field
      label="Address"
      hint={`The part before @${domain}.`}
      name="localPart"
      defaultValue={values?.localPart ?? ""}
      error={fields?.localPart ?? fields?.address}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
    <Field
      label="Name"
      hint="Of the person. May stay empty."
      name="displayName"
      defaultValue={values?.displayName ?? ""}
      error={fields?.displayName}
      autoComplete="off"
    />
  </>
);
