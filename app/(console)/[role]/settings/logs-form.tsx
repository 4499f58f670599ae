"use client";

import { Field } from "@/app/_ui/field";
import { setLogs } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";

interface LogsFormProps {
  version: number;
  stored: Record<string, string>;
}

/** How long logs are kept. */
export function LogsForm({ version, stored }: LogsFormProps) {
  return (
    <SettingsForm action={setLogs} version={version} stored={stored}>
      {({ values, problems }) => {
        const days = (name: string) => ({
          name,
          inputMode: "numeric" as const,
          className: "max-w-32",
          defaultValue: values[name] ?? "",
          error: problems[name],
        });
        return (
          <>
            <Field
              label="Days that logins are kept"
              hint="From 1 to 3650. Older ones are deleted within an hour, and cannot be brought back."
              {...days("loginDays")}
            />
            <Field
              label="Days that sync runs are kept"
              hint="From 1 to 3650, with what each did for whom."
              {...days("syncRunDays")}
            />
            <Field
              label="Days that the audit trail is kept"
              hint="From 30 to 36500; empty: for good. Older events are removed from the beginning, and the trail says so itself."
              {...days("auditDays")}
            />
          </>
        );
      }}
    </SettingsForm>
  );
}
