"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { NewPasswordFields } from "@/app/_ui/new-password-fields";
import { SubmitButton } from "@/app/_ui/submit-button";
import { choosePassword } from "@/app/(portal)/setup/password/choose-password-action";

interface ChoosePasswordFormProps {
  token: string;
  login: string;
  /** What the password must be. */
  hint: string;
  signInHref: string;
}

/** A new password for whoever holds the link. */
export function ChoosePasswordForm({ token, login, hint, signInHref }: ChoosePasswordFormProps) {
  const [state, action] = useActionState(choosePassword, {});
  if (state.result)
    return (
      <div className="grid gap-5">
        <Alert tone="good" title="Your password is set">
          <p>This link does not work any more.</p>
        </Alert>
        <Button asChild look="primary">
          <a href={signInHref}>Sign in</a>
        </Button>
      </div>
    );
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="token" value={token} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <NewPasswordFields hint={hint} errors={state.fields} />
      <SubmitButton pendingLabel="Setting …">Set password</SubmitButton>
    </form>
  );
}
