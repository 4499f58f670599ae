"use client";

import { Field } from "@/app/_ui/field";
import { ColourField } from "@/app/(console)/[role]/settings/colour-field";
import { LogoField } from "@/app/(console)/[role]/settings/logo-field";
import { setBranding } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";

interface BrandingFormProps extends StoredGroup {
  /** Address of the present logo; null: the product's own sign. */
  logoUrl: string | null;
}

/** Name, logo and colour of the installation. */
export function BrandingForm({ logoUrl, ...group }: BrandingFormProps) {
  return (
    <SettingsForm action={setBranding} {...group}>
      {({ text, file }) => (
        <>
          <Field maxLength={60} autoComplete="off" required {...text("name")} />
          {/* Another logo: what was chosen before is saved. */}
          <LogoField key={logoUrl} logoUrl={logoUrl} {...file("logo")} />
          <ColourField {...text("colour")} />
        </>
      )}
    </SettingsForm>
  );
}
