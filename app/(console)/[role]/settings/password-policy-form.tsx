"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { setPasswordPolicy } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const policyWords = words("console.settings.passwordPolicy", {
  minLength: "Minimum length",
  minLengthHint: "From {least, number} to 64 characters. Existing passwords keep working.",
  refuseCommon: "Reject common passwords",
  refuseCommonDetail: "The ones attackers try first.",
});

interface PasswordPolicyFormProps {
  version: number;
  stored: Record<string, string>;
  /** The least that can be asked for. */
  least: number;
}

/** What new passwords must be. */
export function PasswordPolicyForm({ version, stored, least }: PasswordPolicyFormProps) {
  const t = useWords(policyWords);
  return (
    <SettingsForm action={setPasswordPolicy} version={version} stored={stored}>
      {({ values, problems }) => (
        <>
          <Field
            label={t("minLength")}
            hint={t("minLengthHint", { least })}
            name="minLength"
            inputMode="numeric"
            className="max-w-32"
            defaultValue={values.minLength ?? ""}
            error={problems.minLength}
          />
          <Checkbox
            name="refuseCommon"
            label={t("refuseCommon")}
            detail={t("refuseCommonDetail")}
            defaultChecked={values.refuseCommon === "on"}
          />
        </>
      )}
    </SettingsForm>
  );
}
