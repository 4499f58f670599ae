"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { useWords } from "@/app/_words/use-words";
import { setAdminDomains, setAdminPassword, updateAdmin } from "@/app/(console)/[role]/admins/admin-actions";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

const settingsWords = words("console.admins.settings", {
  save: "Save changes",
  saveDomains: "Save domains",
  domainsSaved: "Saved. The change applies immediately.",
  newPassword: "New password",
  setPassword: "Set password",
  passwordSaved: "Password set. This administrator has been signed out everywhere.",
});

type Texts = Record<string, string>;

interface AdminProfileFormProps {
  subject: Texts;
  stored: Texts;
  words: Record<string, InputWords>;
}

/** Name and permission of an administrator. */
export function AdminProfileForm(form: AdminProfileFormProps) {
  const t = useWords(settingsWords);
  return (
    <ConsoleForm className="max-w-xl" action={updateAdmin} submit={t("save")} {...form}>
      {({ text, tick }) => (
        <>
          <Field autoComplete="off" {...text("displayName")} />
          <Checkbox {...tick("mayOpenAs")} />
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
