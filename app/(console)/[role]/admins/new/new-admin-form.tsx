"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { createAdmin } from "@/app/(console)/[role]/admins/admin-actions";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { OpenAsBox } from "@/app/(console)/[role]/admins/open-as-box";
import { ConsoleForm } from "@/app/(console)/console-form";

const roles = [
  { value: "domain-admin", label: "Domain admin: some domains" },
  { value: "superadmin", label: "Superadmin: the whole installation" },
];

type Texts = Record<string, string>;

/** A new administrator's account. */
export function NewAdminForm({ passwordHint }: { passwordHint: string }) {
  return (
    <ConsoleForm
      className="max-w-xl"
      action={createAdmin}
      stored={{ role: "domain-admin" }}
      submit="Create administrator"
    >
      {({ values, problems }) => <NewAdminFields values={values} problems={problems} hint={passwordHint} />}
    </ConsoleForm>
  );
}

function NewAdminFields({ values, problems, hint }: { values: Texts; problems: Texts; hint: string }) {
  const [role, setRole] = useState(values.role ?? "domain-admin");
  return (
    <>
      <Field
        label="Login"
        hint="An e-mail address; it need not be a mailbox here."
        name="login"
        type="email"
        autoComplete="off"
        required
        defaultValue={values.login ?? ""}
        error={problems.login}
      />
      <Field
        label="Name"
        name="displayName"
        autoComplete="off"
        defaultValue={values.displayName ?? ""}
        error={problems.displayName}
      />
      <PasswordField
        label="Password"
        hint={`${hint} Empty: the person chooses it by a set-up link, which you make on the next page.`}
        name="password"
        autoComplete="new-password"
        error={problems.password}
      />
      <SelectField
        label="Role"
        name="role"
        options={roles}
        // Not controlled: React resets a sent form, and a select that it controls to the first of its options.
        defaultValue={role}
        onChange={({ target }) => setRole(target.value)}
      />
      {role === "domain-admin" ? (
        <>
          <DomainPicker chosen={values.domains?.split(",").filter(Boolean) ?? []} error={problems.domains} />
          <OpenAsBox checked={values.mayOpenAs === "on"} />
        </>
      ) : null}
    </>
  );
}
