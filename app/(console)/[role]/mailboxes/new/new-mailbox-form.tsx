"use client";

import { useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { createMailbox } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-action";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const formWords = words("console.mailboxes.new.form", {
  create: "Create mailbox",
  creating: "Creating…",
  address: "Address",
  addressHint: "The part before @{domain}.",
  name: "Name",
  nameHint: "The user's name. Optional.",
  template: "Template",
  templateHint: "Sets the quota and the services the user can use.",
  source: "Authentication source",
  sourceHint: "Where the user's identity is verified.",
  local: "Local",
  providerHint:
    "The user signs in with {provider}. The first sign-in there with this address links the account, so you don't need to set a password.",
  password: "Password",
  passwordHint: "{policy} The user can change it in the portal.",
});

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
  const t = useWords(formWords);
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
            <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
          </div>
        </>
      }
    >
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="domain" value={domain} />
      <FieldGrid>
        <WhoFields domain={domain} state={state} />
        <SelectField
          label={t("template")}
          hint={t("templateHint")}
          name="template"
          options={choices.templates}
          defaultValue={values?.template ?? choices.template}
        />
        <SelectField
          label={t("source")}
          hint={t("sourceHint")}
          name="source"
          options={[{ value: "", label: t("local") }, ...choices.providers]}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        {provider ? (
          <p aria-live="polite" className="text-sm text-muted sm:col-span-2">
            {t("providerHint", { provider: provider.label })}
          </p>
        ) : (
          <PasswordField
            label={t("password")}
            hint={t("passwordHint", { policy: choices.passwordHint })}
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

interface WhoFieldsProps {
  domain: string;
  state: Pick<FormState, "values" | "fields">;
}

function WhoFields({ domain, state: { values, fields } }: WhoFieldsProps) {
  const t = useWords(formWords);
  return (
    <>
      <Field
        label={t("address")}
        hint={t("addressHint", { domain })}
        name="localPart"
        defaultValue={values?.localPart ?? ""}
        error={fields?.localPart ?? fields?.address}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Field
        label={t("name")}
        hint={t("nameHint")}
        name="displayName"
        defaultValue={values?.displayName ?? ""}
        error={fields?.displayName}
        autoComplete="off"
      />
    </>
  );
}
