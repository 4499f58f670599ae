"use client";

import { useActionState } from "react";
import { changeOwnPassword } from "@/app/_administration/account-actions";
import { OwnPasswordForm } from "@/app/_ui/own-password-form";

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
