"use client";

import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { setAccess } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";

interface AccessFormProps {
  version: number;
  stored: Record<string, string>;
  /** Where this administrator comes from, as far as it is known. */
  ownAddress: string | undefined;
  hasFactor: boolean;
}

/** From where and with what administrators come in. */
export function AccessForm({ version, stored, ownAddress, hasFactor }: AccessFormProps) {
  const networks = "One per line, such as 192.0.2.0/24. Empty: from everywhere.";
  return (
    <SettingsForm action={setAccess} version={version} stored={stored}>
      {({ values, problems }) => (
        <>
          <TextAreaField
            label="Networks of superadmins"
            hint={`${networks} ${ownHint(ownAddress)}`}
            name="adminNetworks"
            defaultValue={values.adminNetworks ?? ""}
            error={problems.adminNetworks}
          />
          <TextAreaField
            label="Networks of domain admins"
            hint={networks}
            name="domainAdminNetworks"
            defaultValue={values.domainAdminNetworks ?? ""}
            error={problems.domainAdminNetworks}
          />
          <CheckboxGroup legend="A second factor is required of">
            <Checkbox
              name="adminSecondFactor"
              label="Superadmins"
              detail={
                hasFactor ? "You have one." : "You have none yet: you would set one up right after saving."
              }
              defaultChecked={values.adminSecondFactor === "on"}
            />
            <Checkbox
              name="domainAdminSecondFactor"
              label="Domain admins"
              detail="Who has none sets one up at the next sign-in; sessions without one end at once."
              defaultChecked={values.domainAdminSecondFactor === "on"}
            />
          </CheckboxGroup>
        </>
      )}
    </SettingsForm>
  );
}

const ownHint = (address: string | undefined) =>
  address === undefined
    ? "Your own address is not known here, so no network can be set from this page."
    : `You come from ${address}, which must be among them.`;
