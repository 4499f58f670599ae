"use client";

import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { useChosen } from "@/app/(console)/use-chosen";
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

interface Choices {
  templates: Options;
  template: string;
  /** Beside the local source, by slug. */
  providers: Options;
  source: string;
}

interface NewMailboxFormProps extends Choices {
  adminRole: string;
  domain: string;
  /** What a password must be. */
  passwordHint: string;
}

/** A new mailbox in a domain: address, name, template and source, with a password where the source is local. */
export function NewMailboxForm({ adminRole: role, domain, passwordHint, ...choices }: NewMailboxFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      className="max-w-2xl"
      sends="createMailbox"
      subject={{ role, domain }}
      stored={{ template: choices.template, source: choices.source }}
      words={{
        localPart: { label: t("address"), hint: t("addressHint", { domain }) },
        displayName: { label: t("name"), hint: t("nameHint") },
        template: { label: t("template"), hint: t("templateHint"), options: choices.templates },
        source: {
          label: t("source"),
          hint: t("sourceHint"),
          options: [{ value: "", label: t("local") }, ...choices.providers],
        },
        password: { label: t("password"), hint: t("passwordHint", { policy: passwordHint }) },
      }}
      submit={t("create")}
      pendingLabel={t("creating")}
    >
      {(inputs) => <NewMailboxFields inputs={inputs} providers={choices.providers} />}
    </ConsoleForm>
  );
}

interface NewMailboxFieldsProps extends Pick<Choices, "providers"> {
  inputs: FilledInputs;
}

function NewMailboxFields({ inputs: { problems, text, choice }, providers }: NewMailboxFieldsProps) {
  const t = useWords(formWords);
  const [source, sourceField] = useChosen(choice("source"));
  const provider = providers.find(({ value }) => value === source);
  return (
    <FieldGrid>
      <Field
        {...text("localPart")}
        error={problems.localPart ?? problems.address}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Field {...text("displayName")} />
      <SelectField {...choice("template")} />
      <SelectField {...sourceField} />
      {provider ? (
        <p aria-live="polite" className="text-sm text-muted sm:col-span-2">
          {t("providerHint", { provider: provider.label })}
        </p>
      ) : (
        <PasswordField {...text("password")} autoComplete="new-password" required />
      )}
    </FieldGrid>
  );
}
