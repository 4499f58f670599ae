"use client";

import { useActionState } from "react";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { useWords } from "@/app/_words/use-words";
import { signInLocally } from "@/app/(portal)/sign-in-actions";
import { words } from "@/lib/words/text";

const formWords = words("portal.login.form", { address: "Email address" });

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
      label={useWords(formWords)("address")}
      values={{ next: next ?? "" }}
      look={primary ? "primary" : "secondary"}
    />
  );
}
