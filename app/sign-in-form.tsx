"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signInLocally } from "@/app/sign-in-actions";

interface SignInFormProps {
  next: string | null;
  /** True when it is the only way in, and so the main button of the page. */
  primary: boolean;
}

/** Address and password of a local mailbox. */
export function SignInForm({ next, primary }: SignInFormProps) {
  const [state, action] = useActionState(signInLocally, {});
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? (
        <Alert tone="danger" title="Not signed in">
          <p>{state.problem}</p>
        </Alert>
      ) : null}
      <input type="hidden" name="next" value={next ?? ""} />
      <Field
        label="E-mail address"
        name="address"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values?.address ?? ""}
        error={state.fields?.address}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton look={primary ? "primary" : "secondary"} pendingLabel="Signing in …">
        Sign in
      </SubmitButton>
    </form>
  );
}
