"use client";

import { useActionState } from "react";
import { changeOwnPassword } from "@/app/_administration/account-actions";
import { Alert } from "@/app/_ui/alert";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";

interface AdminPasswordFormProps {
  adminRole: "superadmin" | "domain-admin";
  login: string;
}

/** Changes an administrator's own password. */
export function AdminPasswordForm({ adminRole: role, login }: AdminPasswordFormProps) {
  const [state, action] = useActionState(changeOwnPassword, {});
  return (
    <form action={action} className="grid max-w-sm gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result ? (
        <Alert tone="good">Your password is changed. Your other sessions have ended.</Alert>
      ) : null}
      <input type="hidden" name="role" value={role} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={state.fields?.currentPassword}
      />
      <PasswordField
        label="New password"
        name="password"
        hint="At least 10 characters."
        autoComplete="new-password"
        required
        error={state.fields?.password}
      />
      <div>
        <SubmitButton look="secondary" pendingLabel="Changing …">
          Change password
        </SubmitButton>
      </div>
    </form>
  );
}
