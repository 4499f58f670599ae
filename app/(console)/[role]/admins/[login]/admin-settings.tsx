"use client";

import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { setAdminDomains, setAdminPassword, updateAdmin } from "@/app/(console)/[role]/admins/admin-actions";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { OpenAsBox } from "@/app/(console)/[role]/admins/open-as-box";
import { ConsoleForm } from "@/app/(console)/console-form";

type Texts = Record<string, string>;

/** Name and permission of an administrator. */
export function AdminProfileForm({ subject, stored }: { subject: Texts; stored: Texts }) {
  return (
    <ConsoleForm className="max-w-xl" action={updateAdmin} subject={subject} stored={stored} submit="Save">
      {({ values, problems }) => (
        <>
          <Field
            label="Name"
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
  return (
    <ConsoleForm
      className="max-w-xl"
      action={setAdminDomains}
      subject={subject}
      stored={{ domains: domains.join(",") }}
      saved="Saved. It holds from the next click of the administrator on."
      submit="Save domains"
    >
      {({ values, problems }) => (
        <DomainPicker chosen={values.domains?.split(",").filter(Boolean) ?? []} error={problems.domains} />
      )}
    </ConsoleForm>
  );
}

interface SetPasswordFormProps {
  adminId: string;
  login: string;
  hint: string;
}

/** A new password for an administrator who has lost it. */
export function SetPasswordForm({ adminId, login, hint }: SetPasswordFormProps) {
  return (
    <ConsoleForm
      className="max-w-xl"
      action={setAdminPassword}
      subject={{ adminId }}
      stored={{}}
      saved="The password is set. All sessions of this administrator have ended."
      submit="Set password"
    >
      {({ problems }) => (
        <>
          {/* Tells password managers which login this password belongs to. */}
          <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
          <PasswordField
            label="New password"
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
