"use client";

import { useActionState } from "react";
import { signInHere } from "@/app/_administration/admin-sign-in-actions";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";

interface AdminLoginFormProps {
  adminRole: "superadmin" | "domain-admin";
  next: string;
}

/** Login and password of an administrator. */
export function AdminLoginForm({ adminRole: role, next }: AdminLoginFormProps) {
  const [state, action] = useActionState(signInHere, {});
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? (
        <Alert tone="danger" title="Not signed in">
          <p>{state.problem}</p>
        </Alert>
      ) : null}
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="next" value={next} />
      <Field
        label="Login"
        name="login"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values?.login ?? ""}
        error={state.fields?.login}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel="Signing in …">Sign in</SubmitButton>
    </form>
  );
}
