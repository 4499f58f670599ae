"use client";

import type { ReactNode } from "react";
import { useWords } from "@/app/_words/use-words";
import { choosePassword } from "@/app/(portal)/setup/password/choose-password-action";
import { PasswordByLinkForm } from "@/app/(portal)/setup/password-by-link-form";
import { words } from "@/lib/words/text";

const formWords = words("portal.setup.password.form", {
  done: "Your password is set",
  used: "This link no longer works.",
  signIn: "Sign in",
  set: "Set password",
  setting: "Setting password…",
});

interface ChoosePasswordFormProps {
  /** Null: it does not work, or no longer, which the children say. */
  link: { token: string; username: string } | null;
  /** What the password must be. */
  hint: string;
  children: ReactNode;
}

/** A new password for whoever holds the link. */
export function ChoosePasswordForm({ link, hint, children }: ChoosePasswordFormProps) {
  const t = useWords(formWords);
  return (
    <PasswordByLinkForm
      action={choosePassword}
      signInAt={(href) => href}
      link={link}
      hint={hint}
      texts={{
        done: t("done"),
        afterwards: t("used"),
        signIn: t("signIn"),
        set: t("set"),
        setting: t("setting"),
      }}
    >
      {children}
    </PasswordByLinkForm>
  );
}
