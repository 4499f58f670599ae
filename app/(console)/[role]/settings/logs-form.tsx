"use client";

import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { setLogs } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const logsWords = words("console.settings.logs", {
  logins: "Days to keep logins",
  loginsHint: "From 1 to 3650. Older logins are deleted within an hour and can't be restored.",
  syncRuns: "Days to keep sync runs",
  syncRunsHint: "From 1 to 3650. Includes the changes each run made.",
  audit: "Days to keep the audit log",
  auditHint:
    "From 30 to 36500. Leave empty to keep it forever. The oldest events are removed first, and the log records their removal.",
});

interface LogsFormProps {
  version: number;
  stored: Record<string, string>;
}

/** How long logs are kept. */
export function LogsForm({ version, stored }: LogsFormProps) {
  const t = useWords(logsWords);
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
            <Field label={t("logins")} hint={t("loginsHint")} {...days("loginDays")} />
            <Field label={t("syncRuns")} hint={t("syncRunsHint")} {...days("syncRunDays")} />
            <Field label={t("audit")} hint={t("auditHint")} {...days("auditDays")} />
          </>
        );
      }}
    </SettingsForm>
  );
}
