"use client";

import { Field } from "@/app/_ui/field";
import { setLogs } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";

/** How long logs are kept. */
export const LogsForm = (group: StoredGroup) => (
  <SettingsForm action={setLogs} {...group}>
    {({ text }) =>
      ["loginDays", "syncRunDays", "auditDays"].map((name) => (
        <Field key={name} inputMode="numeric" className="max-w-32" {...text(name)} />
      ))
    }
  </SettingsForm>
);
