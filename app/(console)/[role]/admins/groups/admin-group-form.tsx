"use client";

import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { useChosen } from "@/app/(console)/use-chosen";
import { words } from "@/lib/words/text";

const formWords = words("console.adminGroups.form", { create: "Give role" });

interface AdminGroupFormProps extends ShownForm {
  providers: { value: string; label: string }[];
}

/** A group of a provider, and what its members may administer. */
export function AdminGroupForm({ providers, ...form }: AdminGroupFormProps) {
  const { subject } = form;
  const t = useWords(formWords);
  return (
    <ConsoleForm
      {...form}
      className="max-w-xl"
      sends={subject ? "updateAdminGroup" : "createAdminGroup"}
      submit={subject ? undefined : t("create")}
    >
      {(inputs) => (
        <>
          {subject ? null : (
            <>
              <SelectField {...inputs.choice("provider")} options={providers} />
              <Field spellCheck={false} maxLength={255} required {...inputs.text("group")} />
            </>
          )}
          <RoleFields {...inputs} />
        </>
      )}
    </ConsoleForm>
  );
}

function RoleFields({ choice, tick, chosenOf, problems }: FilledInputs) {
  const [role, roleField] = useChosen(choice("role"));
  const permissions = choice("permissions");
  return (
    <>
      <SelectField {...roleField} />
      {role === "superadmin" ? null : <DomainPicker chosen={chosenOf("domains")} error={problems.domains} />}
      {role === "delegate" ? (
        <CheckboxGroup legend={permissions.label} error={permissions.error}>
          {permissions.options.map(({ value, label }) => (
            <Checkbox
              key={value}
              name="permissions"
              value={value}
              label={label}
              defaultChecked={chosenOf("permissions").includes(value)}
            />
          ))}
          <p className="text-xs text-muted">{permissions.hint}</p>
        </CheckboxGroup>
      ) : (
        <Checkbox {...tick("mayImpersonate")} />
      )}
    </>
  );
}
