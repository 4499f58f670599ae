"use client";

import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { setAccess } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const accessWords = words("console.settings.access", {
  superadminNetworks: "Networks for superadmins",
  superadminNetworksHint:
    "One per line, such as 192.0.2.0/24. Leave empty to allow any network. Your current address, {address}, must be included.",
  superadminNetworksLocked:
    "One per line, such as 192.0.2.0/24. Leave empty to allow any network. Your current address is unknown, so networks can't be set from this page.",
  domainAdminNetworks: "Networks for domain admins",
  networksHint: "One per line, such as 192.0.2.0/24. Leave empty to allow any network.",
  secondFactor: "Require a second factor for",
  superadmins: "Superadmins",
  youHaveFactor: "You have one.",
  youHaveNoFactor: "You don't have one yet. You'll be asked to set one up right after saving.",
  domainAdmins: "Domain admins",
  domainAdminsDetail:
    "Anyone without one sets it up at the next sign-in. Sessions without one are signed out immediately.",
});

interface AccessFormProps {
  version: number;
  stored: Record<string, string>;
  /** Where this administrator comes from, as far as it is known. */
  ownAddress: string | undefined;
  hasFactor: boolean;
}

/** From where and with what administrators come in. */
export function AccessForm({ version, stored, ownAddress, hasFactor }: AccessFormProps) {
  const t = useWords(accessWords);
  return (
    <SettingsForm action={setAccess} version={version} stored={stored}>
      {({ values, problems }) => (
        <>
          <TextAreaField
            label={t("superadminNetworks")}
            hint={
              ownAddress === undefined
                ? t("superadminNetworksLocked")
                : t("superadminNetworksHint", { address: ownAddress })
            }
            name="adminNetworks"
            defaultValue={values.adminNetworks ?? ""}
            error={problems.adminNetworks}
          />
          <TextAreaField
            label={t("domainAdminNetworks")}
            hint={t("networksHint")}
            name="domainAdminNetworks"
            defaultValue={values.domainAdminNetworks ?? ""}
            error={problems.domainAdminNetworks}
          />
          <CheckboxGroup legend={t("secondFactor")}>
            <Checkbox
              name="adminSecondFactor"
              label={t("superadmins")}
              detail={hasFactor ? t("youHaveFactor") : t("youHaveNoFactor")}
              defaultChecked={values.adminSecondFactor === "on"}
            />
            <Checkbox
              name="domainAdminSecondFactor"
              label={t("domainAdmins")}
              detail={t("domainAdminsDetail")}
              defaultChecked={values.domainAdminSecondFactor === "on"}
            />
          </CheckboxGroup>
        </>
      )}
    </SettingsForm>
  );
}
