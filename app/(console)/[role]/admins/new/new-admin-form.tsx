"use client";

import { NewPasswordField } from "@/app/_passwords/new-password-field";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { useChosen } from "@/app/(console)/use-chosen";
import { words } from "@/lib/words/text";

const formWords = words("console.admins.new.form", {
  create: "Create administrator",
  passwordHint: "{policy} Leave empty to create a setup link on the next page instead.",
});

interface NewAdminFormProps {
  words: Record<string, InputWords>;
  passwordHint: string;
}

/** A new administrator's account. */
export function NewAdminForm({ words, passwordHint }: NewAdminFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      sends="createAdmin"
      stored={{ role: "domain-admin" }}
      words={words}
      submit={t("create")}
    >
      {(inputs) => <NewAdminFields inputs={inputs} hint={t("passwordHint", { policy: passwordHint })} />}
    </ConsoleForm>
  );
}

function NewAdminFields({ inputs, hint }: { inputs: FilledInputs; hint: string }) {
  const { text, choice, tick, chosenOf, problems } = inputs;
  const [role, roleField] = useChosen(choice("role"));
  const { label, name, error } = text("password");
  return (
    <>
      <Field type="email" required {...text("login")} />
      <Field {...text("displayName")} />
      <NewPasswordField label={label} name={name} error={error} hint={hint} />
      <SelectField {...roleField} />
      {role === "domain-admin" ? (
        <>
          <DomainPicker chosen={chosenOf("domains")} error={problems.domains} />
          <Checkbox {...tick("mayImpersonate")} />
        </>
      ) : null}
    </>
  );
}
