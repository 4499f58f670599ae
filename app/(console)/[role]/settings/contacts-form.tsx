"use client";

import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { setContacts } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const contactsWords = words("console.settings.contacts", {
  security: "Security contacts",
  securityHint:
    "One per line, preferred contact first: an email address, an https:// page, or tel:+…. Published at {url}. Leave empty to publish nothing.",
});

interface ContactsFormProps {
  version: number;
  stored: Record<string, string>;
  /** Where the file is served. */
  url: string;
}

/** Where to report a weakness. */
export function ContactsForm({ version, stored, url }: ContactsFormProps) {
  const t = useWords(contactsWords);
  return (
    <SettingsForm action={setContacts} version={version} stored={stored}>
      {({ values, problems }) => (
        <TextAreaField
          label={t("security")}
          hint={t("securityHint", { url })}
          name="security"
          defaultValue={values.security ?? ""}
          error={problems.security}
        />
      )}
    </SettingsForm>
  );
}
