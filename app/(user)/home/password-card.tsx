"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { changePassword } from "@/app/(user)/home/password-action";

/** Changes a local mailbox's own password. People of an identity provider never see it. */
export function PasswordCard({ address, mayChange }: { address: string; mayChange: boolean }) {
  const [state, action] = useActionState(changePassword, {});
  if (!mayChange)
    return (
      <Card title="Password" intro="The one you sign in with here.">
        <p className="text-sm">Your administrator sets it. Ask there if you need a new one.</p>
      </Card>
    );
  return (
    <Card title="Password" intro="The one you sign in with here. App passwords stay as they are.">
      <form action={action} className="grid max-w-sm gap-4" noValidate>
        {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
        {state.result ? <Alert tone="good">Your password is changed.</Alert> : null}
        {/* Tells password managers which login this password belongs to. */}
        <input type="text" name="username" autoComplete="username" value={address} readOnly hidden />
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
    </Card>
  );
}
