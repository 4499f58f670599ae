"use client";

import { useState } from "react";
import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { createAdminGroup, updateAdminGroup } from "@/app/(console)/[role]/admins/groups/admin-group-actions";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
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
      action={subject ? updateAdminGroup : createAdminGroup}
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

function RoleFields({ choice, tick, values, problems }: FilledInputs) {
  const [role, setRole] = useState(values.role ?? "domain-admin");
  const permissions = choice("permissions");
  return (
    <>
      <SelectField
        {...choice("role")}
        // Not controlled: React resets a sent form, and a select that it controls to the first of its options.
        defaultValue={role}
        onChange={({ target }) => setRole(target.value)}
      />
      {role === "superadmin" ? null : (
        <DomainPicker chosen={values.domains?.split(",").filter(Boolean) ?? []} error={problems.domains} />
      )}
      {role === "delegate" ? (
        <CheckboxGroup legend={permissions.label} error={permissions.error}>
          {permissions.options.map(({ value, label }) => (
            <Checkbox
              key={value}
              name="permissions"
              value={value}
              label={label}
              defaultChecked={values.permissions?.split(",").includes(value) ?? false}
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
