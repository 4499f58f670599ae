"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { NewPasswordFields } from "@/app/_ui/new-password-fields";
import { SubmitButton } from "@/app/_ui/submit-button";
import { setUp } from "@/app/(portal)/setup/setup-action";

/** The first superadmin's account, made with the token of a set-up link. */
export function SetupForm({ token, passwordHint }: { token: string; passwordHint: string }) {
  const [state, action] = useActionState(setUp, {});
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? (
        <Alert tone="danger">
          <p>{state.problem}</p>
          {state.result ? (
            <p>
              <a href="/admin/login" className="underline underline-offset-4">
                Sign in as administrator
              </a>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <input type="hidden" name="token" value={token} />
      <Field
        label="E-mail address"
        name="login"
        type="email"
        hint="Your login as superadmin. It need not be a mailbox here."
        autoComplete="username"
        required
        defaultValue={state.values?.login ?? ""}
        error={state.fields?.login}
      />
      <Field
        label="Name"
        name="displayName"
        autoComplete="name"
        required
        defaultValue={state.values?.displayName ?? ""}
        error={state.fields?.displayName}
      />
      <NewPasswordFields hint={passwordHint} errors={state.fields} />
      <SubmitButton pendingLabel="Creating …">Create superadmin</SubmitButton>
    </form>
  );
}
