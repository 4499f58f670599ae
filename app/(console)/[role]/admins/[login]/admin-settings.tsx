"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const settingsWords = words("console.admins.settings", {
  saveDomains: "Save domains",
  domainsSaved: "Saved. The change applies immediately.",
});

/** Name and permission of an administrator. */
export const AdminProfileForm = (form: ShownForm) => (
  <ConsoleForm className="max-w-xl" sends="updateAdmin" {...form}>
    {({ text, tick }) => (
      <>
        <Field {...text("displayName")} />
        <Checkbox {...tick("mayImpersonate")} />
      </>
    )}
  </ConsoleForm>
);

/** The domains of a domain admin. */
export function AdminDomainsForm({ domains, ...form }: Omit<ShownForm, "stored"> & { domains: string[] }) {
  const t = useWords(settingsWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      {...form}
      sends="setAdminDomains"
      stored={{ domains: domains.join(",") }}
      saved={t("domainsSaved")}
      submit={t("saveDomains")}
    >
      {({ chosenOf, problems }) => <DomainPicker chosen={chosenOf("domains")} error={problems.domains} />}
    </ConsoleForm>
  );
}
