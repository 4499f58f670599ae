"use client";

import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { useWords } from "@/app/_words/use-words";
import { setAdminDomains, setAdminPassword, updateAdmin } from "@/app/(console)/[role]/admins/admin-actions";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { OpenAsBox } from "@/app/(console)/[role]/admins/open-as-box";
import { ConsoleForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const settingsWords = words("console.admins.settings", {
  name: "Name",
  save: "Save changes",
  saveDomains: "Save domains",
  domainsSaved: "Saved. The change applies immediately.",
  newPassword: "New password",
  setPassword: "Set password",
  passwordSaved: "Password set. This administrator has been signed out everywhere.",
});

type Texts = Record<string, string>;

/** Name and permission of an administrator. */
export function AdminProfileForm({ subject, stored }: { subject: Texts; stored: Texts }) {
  const t = useWords(settingsWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      action={updateAdmin}
      subject={subject}
      stored={stored}
      submit={t("save")}
    >
      {({ values, problems }) => (
        <>
          <Field
            label={t("name")}
            name="displayName"
            autoComplete="off"
            defaultValue={values.displayName ?? ""}
            error={problems.displayName}
          />
          <OpenAsBox checked={values.mayOpenAs === "on"} />
        </>
      )}
    </ConsoleForm>
  );
}

/** The domains of a domain admin. */
export function AdminDomainsForm({ subject, domains }: { subject: Texts; domains: string[] }) {
  const t = useWords(settingsWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      action={setAdminDomains}
      subject={subject}
      stored={{ domains: domains.join(",") }}
      saved={t("domainsSaved")}
      submit={t("saveDomains")}
    >
      {({ values, problems }) => (
        <DomainPicker chosen={values.domains?.split(",").filter(Boolean) ?? []} error={problems.domains} />
      )}
    </ConsoleForm>
  );
}

interface SetPasswordFormProps {
  login: string;
  hint: string;
}

/** A new password for an administrator who has lost it. */
export function SetPasswordForm({ login, hint }: SetPasswordFormProps) {
  const t = useWords(settingsWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      action={setAdminPassword}
      subject={{ login }}
      stored={{}}
      saved={t("passwordSaved")}
      submit={t("setPassword")}
    >
      {({ problems }) => (
        <>
          {/* Tells password managers which login this password belongs to. */}
          <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
          <PasswordField
            label={t("newPassword")}
            hint={hint}
            name="password"
            autoComplete="new-password"
            required
            error={problems.password}
          />
        </>
      )}
    </ConsoleForm>
  );
}
