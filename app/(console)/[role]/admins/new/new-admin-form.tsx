"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { createAdmin } from "@/app/(console)/[role]/admins/admin-actions";
import { DomainPicker } from "@/app/(console)/[role]/admins/domain-picker";
import { OpenAsBox } from "@/app/(console)/[role]/admins/open-as-box";
import { ConsoleForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const formWords = words("console.admins.new.form", {
  create: "Create administrator",
  login: "Login",
  loginHint: "An email address. It doesn't need to be a mailbox on this server.",
  name: "Name",
  password: "Password",
  passwordHint: "{policy} Leave empty to create a setup link on the next page instead.",
  role: "Role",
  "domain-admin": "Domain admin: manages selected domains",
  superadmin: "Superadmin: manages the whole server",
});

const roles = ["domain-admin", "superadmin"] as const;

type Texts = Record<string, string>;

/** A new administrator's account. */
export function NewAdminForm({ passwordHint }: { passwordHint: string }) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      className="max-w-xl"
      action={createAdmin}
      stored={{ role: "domain-admin" }}
      submit={t("create")}
    >
      {({ values, problems }) => <NewAdminFields values={values} problems={problems} hint={passwordHint} />}
    </ConsoleForm>
  );
}

function NewAdminFields({ values, problems, hint }: { values: Texts; problems: Texts; hint: string }) {
  const t = useWords(formWords);
  const [role, setRole] = useState(values.role ?? "domain-admin");
  return (
    <>
      <Field
        label={t("login")}
        hint={t("loginHint")}
        name="login"
        type="email"
        autoComplete="off"
        required
        defaultValue={values.login ?? ""}
        error={problems.login}
      />
      <Field
        label={t("name")}
        name="displayName"
        autoComplete="off"
        defaultValue={values.displayName ?? ""}
        error={problems.displayName}
      />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint", { policy: hint })}
        name="password"
        autoComplete="new-password"
        error={problems.password}
      />
      <SelectField
        label={t("role")}
        name="role"
        options={roles.map((value) => ({ value, label: t(value) }))}
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
