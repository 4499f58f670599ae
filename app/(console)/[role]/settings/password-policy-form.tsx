"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { setPasswordPolicy } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";

/** What new passwords must be. */
export const PasswordPolicyForm = (group: StoredGroup) => (
  <SettingsForm action={setPasswordPolicy} {...group}>
    {({ text, tick }) => (
      <>
        <Field inputMode="numeric" className="max-w-32" {...text("minLength")} />
        <Checkbox {...tick("refuseCommon")} />
      </>
    )}
  </SettingsForm>
);
