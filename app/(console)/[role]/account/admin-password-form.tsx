"use client";

import { useActionState } from "react";
import { OwnPasswordForm } from "@/app/_passwords/own-password-form";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const passwordWords = words("console.account.password", {
  changed: "Your password has been changed, and your other sessions have been signed out.",
});

interface AdminPasswordFormProps {
  adminRole: "superadmin" | "domain-admin";
  login: string;
  hint: string;
}

/** Changes an administrator's own password. */
export function AdminPasswordForm({ adminRole: role, login, hint }: AdminPasswordFormProps) {
  const t = useWords(passwordWords);
  const [state, action] = useActionState(sends("changeOwnPassword"), {});
  return (
    <OwnPasswordForm
      state={state}
      action={action}
      login={login}
      hint={hint}
      changed={t("changed")}
      values={{ role }}
    />
  );
}
