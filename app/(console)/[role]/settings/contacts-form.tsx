"use client";

import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { setContacts } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const contactsWords = words("console.settings.contacts", {
  securityHint:
    "One per line, preferred contact first: an email address, an https:// page, or tel:+…. Published at {url}. Leave empty to publish nothing.",
});

interface ContactsFormProps extends StoredGroup {
  /** Where the file is served. */
  url: string;
}

/** Where to report a weakness. */
export function ContactsForm({ url, ...group }: ContactsFormProps) {
  const t = useWords(contactsWords);
  return (
    <SettingsForm action={setContacts} {...group}>
      {({ text }) => <TextAreaField {...text("security")} hint={t("securityHint", { url })} />}
    </SettingsForm>
  );
}
