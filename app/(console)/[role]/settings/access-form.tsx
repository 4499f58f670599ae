"use client";

import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const accessWords = words("console.settings.access", {
  ownAddress: "{hint} Your current address, {address}, must be included.",
  noAddress: "{hint} Your current address is unknown, so networks can't be set from this page.",
  secondFactor: "Require a second factor for",
  superadmins: "Superadmins",
  youHaveFactor: "You have one.",
  youHaveNoFactor: "You don't have one yet. You'll be asked to set one up right after saving.",
  domainAdmins: "Domain admins",
});

interface AccessFormProps extends StoredGroup {
  /** Where this administrator comes from, as far as it is known. */
  ownAddress: string | undefined;
  hasFactor: boolean;
}

/** From where and with what administrators come in. */
export function AccessForm({ ownAddress, hasFactor, ...group }: AccessFormProps) {
  const t = useWords(accessWords);
  const withAddress = (hint = "") =>
    ownAddress === undefined ? t("noAddress", { hint }) : t("ownAddress", { hint, address: ownAddress });
  return (
    <SettingsForm sends="setAccess" {...group}>
      {({ text, tick }) => (
        <>
          <TextAreaField {...text("adminNetworks")} hint={withAddress(text("adminNetworks").hint)} />
          <TextAreaField {...text("domainAdminNetworks")} />
          <CheckboxGroup legend={t("secondFactor")}>
            <Checkbox
              {...tick("adminSecondFactor")}
              label={t("superadmins")}
              detail={hasFactor ? t("youHaveFactor") : t("youHaveNoFactor")}
            />
            <Checkbox {...tick("domainAdminSecondFactor")} label={t("domainAdmins")} />
          </CheckboxGroup>
        </>
      )}
    </SettingsForm>
  );
}
