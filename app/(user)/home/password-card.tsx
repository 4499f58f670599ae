"use client";

import { useActionState } from "react";
import { Card } from "@/app/_ui/card";
import { OwnPasswordForm } from "@/app/_ui/own-password-form";
import { changePassword } from "@/app/(user)/home/password-action";

interface PasswordCardProps {
  address: string;
  mayChange: boolean;
  /** What a new password must be. */
  hint: string;
}

/** Changes a local mailbox's own password. People of an identity provider never see it. */
export function PasswordCard({ address, mayChange, hint }: PasswordCardProps) {
  const [state, action] = useActionState(changePassword, {});
  if (!mayChange)
    return (
      <Card anchor="password" title="Password" intro="The one you sign in with here.">
        <p className="text-sm">Your administrator sets it. Ask there if you need a new one.</p>
      </Card>
    );
  return (
    <Card
      anchor="password"
      title="Password"
      intro="The one you sign in with here. App passwords stay as they are."
    >
      <OwnPasswordForm
        state={state}
        action={action}
        login={address}
        hint={hint}
        changed="Your password is changed."
      />
    </Card>
  );
}
