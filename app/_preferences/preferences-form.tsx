"use client";

import { useActionState } from "react";
import { savePreferences } from "@/app/_preferences/choose-actions";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SaveButton } from "@/app/_ui/save-button";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const formWords = words("ui.preferences", {
  language: "Language",
  browserLanguage: "As in the browser",
  timeZone: "Time zone",
  browserTimeZone: "As in the browser",
  appearance: "Appearance",
  system: "As on the device",
  light: "Light",
  dark: "Dark",
  saved: "Saved.",
});

interface PreferencesFormProps {
  languages: { tag: string; name: string }[];
  language: string;
  appearance: "system" | "light" | "dark";
  timeZone: string | null | undefined;
  timeZones: string[];
}

/** Chooses language, time zone and appearance. */
export function PreferencesForm({ languages, timeZones, ...shown }: PreferencesFormProps) {
  const t = useWords(formWords);
  const [state, save] = useActionState(savePreferences, {});
  const { language, appearance, timeZone } = shown;
  return (
    <EditForm
      action={save}
      state={state}
      shown={{ language, appearance, timeZone: timeZone ?? "" }}
      className="grid gap-5"
      foot={
        <div className="grid justify-items-start gap-4">
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          {state.result ? <Alert tone="good">{t("saved")}</Alert> : null}
          <SaveButton look="secondary" />
        </div>
      }
    >
      <FieldGrid>
        <SelectField
          label={t("language")}
          name="language"
          defaultValue={language}
          options={[
            { value: "", label: t("browserLanguage") },
            ...languages.map(({ tag, name }) => ({ value: tag, label: name })),
          ]}
        />
        <SelectField
          label={t("appearance")}
          name="appearance"
          defaultValue={appearance}
          options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(value) }))}
        />
        {timeZone === undefined ? null : (
          <SelectField
            label={t("timeZone")}
            name="timeZone"
            defaultValue={timeZone ?? ""}
            error={state.fields?.timeZone}
            options={[
              { value: "", label: t("browserTimeZone") },
              ...timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
            ]}
          />
        )}
      </FieldGrid>
    </EditForm>
  );
}
