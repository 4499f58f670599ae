"use client";

import { useActionState } from "react";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { signInLocally } from "@/app/(portal)/sign-in-actions";

interface SignInFormProps {
  next: string | null;
  /** True when it is the only way in, and so the main button of the page. */
  primary: boolean;
}

/** Address and password of a local mailbox. */
export function SignInForm({ next, primary }: SignInFormProps) {
  const [state, action] = useActionState(signInLocally, {});
  return (
    <PasswordSignIn
      state={state}
      action={action}
      name="address"
      label="E-mail address"
      values={{ next: next ?? "" }}
      look={primary ? "primary" : "secondary"}
    />
  );
}
