"use client";

import { useActionState } from "react";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { useWords } from "@/app/_words/use-words";
import { signInHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import { words } from "@/lib/words/text";

const formWords = words("portal.adminLogin.form", { login: "Login" });

interface AdminLoginFormProps {
  adminRole: "superadmin" | "domain-admin";
  next: string;
}

/** Login and password of an administrator. */
export function AdminLoginForm({ adminRole: role, next }: AdminLoginFormProps) {
  const t = useWords(formWords);
  const [state, action] = useActionState(signInHere, {});
  return (
    <PasswordSignIn state={state} action={action} name="login" label={t("login")} values={{ role, next }} />
  );
}
