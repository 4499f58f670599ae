"use client";

import { useActionState } from "react";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { signInHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";

interface AdminLoginFormProps {
  adminRole: "superadmin" | "domain-admin";
  next: string;
}

/** Login and password of an administrator. */
export function AdminLoginForm({ adminRole: role, next }: AdminLoginFormProps) {
  const [state, action] = useActionState(signInHere, {});
  return <PasswordSignIn state={state} action={action} name="login" label="Login" values={{ role, next }} />;
}
