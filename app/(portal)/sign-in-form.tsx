"use client";

import { useActionState } from "react";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { useWords } from "@/app/_words/use-words";
import { signInLocally } from "@/app/(portal)/sign-in-actions";
import { words } from "@/lib/words/text";

const formWords = words("portal.login.form", {
  address: "Email address",
  addressOrName: "Email address or username",
});

interface SignInFormProps {
  next: string | null;
  /** True when it is the only way in, and so the main button of the page. */
  primary: boolean;
  /** Whether somebody may also be known by another name than an address: in a directory that checks passwords. */
  takesNames: boolean;
}

/** Address and password of a local mailbox, or what a directory knows somebody by. */
export function SignInForm({ next, primary, takesNames }: SignInFormProps) {
  const [state, action] = useActionState(signInLocally, {});
  const t = useWords(formWords);
  return (
    <PasswordSignIn
      state={state}
      action={action}
      name="address"
      label={t(takesNames ? "addressOrName" : "address")}
      type={takesNames ? "text" : "email"}
      values={{ next: next ?? "" }}
      look={primary ? "primary" : "secondary"}
    />
  );
}
