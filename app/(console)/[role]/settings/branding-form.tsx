"use client";

import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { ColourField } from "@/app/(console)/[role]/settings/colour-field";
import { LogoField } from "@/app/(console)/[role]/settings/logo-field";
import { setBranding } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const brandingWords = words("console.settings.branding", {
  name: "Name",
  nameHint: "Shown next to the logo and in the title of every page.",
});

interface BrandingFormProps {
  version: number;
  stored: Record<string, string>;
  /** Address of the present logo; null: the product's own sign. */
  logoUrl: string | null;
}

/** Name, logo and colour of the installation. */
export function BrandingForm({ version, stored, logoUrl }: BrandingFormProps) {
  const t = useWords(brandingWords);
  return (
    <SettingsForm action={setBranding} version={version} stored={stored}>
      {({ values, problems }) => (
        <>
          <Field
            label={t("name")}
            hint={t("nameHint")}
            name="name"
            maxLength={60}
            autoComplete="off"
            required
            defaultValue={values.name ?? ""}
            error={problems.name}
          />
          {/* Another logo: what was chosen before is saved. */}
          <LogoField key={logoUrl} logoUrl={logoUrl} error={problems.logo} />
          <ColourField stored={values.colour ?? ""} error={problems.colour} />
        </>
      )}
    </SettingsForm>
  );
}
