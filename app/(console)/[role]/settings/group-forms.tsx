"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { ColourField } from "@/app/(console)/[role]/settings/colour-field";
import { LogoField } from "@/app/(console)/[role]/settings/logo-field";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const contactsWords = words("console.settings.contacts", {
  securityHint:
    "One per line, preferred contact first: an email address, an https:// page, or tel:+…. Published at {url}. Leave empty to publish nothing.",
});

interface BrandingFormProps extends StoredGroup {
  /** Address of the present logo; null: the product's own sign. */
  logoUrl: string | null;
}

/** Name, logo and colour of the installation. */
export const BrandingForm = ({ logoUrl, ...group }: BrandingFormProps) => (
  <SettingsForm sends="setBranding" {...group}>
    {({ text, file }) => (
      <>
        <Field maxLength={60} required {...text("name")} />
        {/* Another logo: what was chosen before is saved. */}
        <LogoField key={logoUrl} logoUrl={logoUrl} {...file("logo")} />
        <ColourField {...text("colour")} />
      </>
    )}
  </SettingsForm>
);

/** What new passwords must be. */
export const PasswordPolicyForm = (group: StoredGroup) => (
  <SettingsForm sends="setPasswordPolicy" {...group}>
    {({ text, tick }) => (
      <>
        <Field inputMode="numeric" className="max-w-32" {...text("minLength")} />
        <Checkbox {...tick("refuseCommon")} />
      </>
    )}
  </SettingsForm>
);

/** How long logs are kept. */
export const LogsForm = (group: StoredGroup) => (
  <SettingsForm sends="setLogs" {...group}>
    {({ text }) =>
      ["loginDays", "syncRunDays", "auditDays"].map((name) => (
        <Field key={name} inputMode="numeric" className="max-w-32" {...text(name)} />
      ))
    }
  </SettingsForm>
);

/** Whether people are sent mails about their account. */
export const NotificationsForm = (group: StoredGroup) => (
  <SettingsForm sends="setNotifications" {...group}>
    {({ tick }) => <Checkbox {...tick("enabled")} />}
  </SettingsForm>
);

/** Where to report a weakness; the file is served at `url`. */
export function ContactsForm({ url, ...group }: StoredGroup & { url: string }) {
  const t = useWords(contactsWords);
  return (
    <SettingsForm sends="setContacts" {...group}>
      {({ text }) => <TextAreaField {...text("security")} hint={t("securityHint", { url })} />}
    </SettingsForm>
  );
}
