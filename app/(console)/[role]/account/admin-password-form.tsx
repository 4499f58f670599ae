"use client";

import { useActionState } from "react";
import { OwnPasswordForm } from "@/app/_ui/own-password-form";
import { changeOwnPassword } from "@/app/(console)/[role]/account/account-actions";

interface AdminPasswordFormProps {
  adminRole: "superadmin" | "domain-admin";
  login: string;
  hint: string;
}

/** Changes an administrator's own password. */
export function AdminPasswordForm({ adminRole: role, login, hint }: AdminPasswordFormProps) {
  const [state, action] = useActionState(changeOwnPassword, {});
  return (
    <OwnPasswordForm
      state={state}
      action={action}
      login={login}
      hint={hint}
      changed="Your password is changed. Your other sessions have ended."
      values={{ role }}
    />
  );
}
