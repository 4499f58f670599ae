"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { setPasswordPolicy } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";

interface PasswordPolicyFormProps {
  version: number;
  stored: Record<string, string>;
  /** The least that can be asked for. */
  least: number;
}

/** What new passwords must be. */
export function PasswordPolicyForm({ version, stored, least }: PasswordPolicyFormProps) {
  return (
    <SettingsForm action={setPasswordPolicy} version={version} stored={stored}>
      {({ values, problems }) => (
        <>
          <Field
            label="Least number of characters"
            hint={`From ${least} to 64. Passwords that exist already go on working.`}
            name="minLength"
            inputMode="numeric"
            className="max-w-32"
            defaultValue={values.minLength ?? ""}
            error={problems.minLength}
          />
          <Checkbox
            name="refuseCommon"
            label="Refuse common passwords"
            detail="Those that attackers try first."
            defaultChecked={values.refuseCommon === "on"}
          />
        </>
      )}
    </SettingsForm>
  );
}
