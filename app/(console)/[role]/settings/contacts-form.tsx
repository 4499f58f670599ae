"use client";

import { TextAreaField } from "@/app/_ui/text-area-field";
import { setContacts } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";

interface ContactsFormProps {
  version: number;
  stored: Record<string, string>;
  /** Where the file is served. */
  url: string;
}

/** Where to report a weakness. */
export function ContactsForm({ version, stored, url }: ContactsFormProps) {
  return (
    <SettingsForm action={setContacts} version={version} stored={stored}>
      {({ values, problems }) => (
        <TextAreaField
          label="Report weaknesses to"
          hint={`One per line, the preferred way first: a mail address, an https page, or tel:+…. Shown to everybody at ${url}; empty: there is no such file.`}
          name="security"
          defaultValue={values.security ?? ""}
          error={problems.security}
        />
      )}
    </SettingsForm>
  );
}
