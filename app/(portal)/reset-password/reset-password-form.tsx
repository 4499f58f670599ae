"use client";

import type { ReactNode } from "react";
import { useWords } from "@/app/_words/use-words";
import { chooseNewPassword } from "@/app/(portal)/reset-password/reset-password-action";
import { PasswordByLinkForm } from "@/app/(portal)/setup/password-by-link-form";
import { words } from "@/lib/words/text";

const formWords = words("portal.resetPassword.form", {
  done: "Your password has been changed",
  ended: "You have been signed out everywhere. App passwords keep working.",
  signIn: "Sign in",
  ends: "A new password signs you out everywhere. App passwords keep working.",
  set: "Change password",
  setting: "Changing password…",
});

interface ResetPasswordFormProps {
  /** Null: it does not work, or no longer, which the children say. */
  link: { token: string; username: string } | null;
  /** What the password must be. */
  hint: string;
  signInHref: string;
  children: ReactNode;
}

/** A new password for whoever holds the link, who then signs in with it. */
export function ResetPasswordForm({ link, hint, signInHref, children }: ResetPasswordFormProps) {
  const t = useWords(formWords);
  return (
    <PasswordByLinkForm
      action={chooseNewPassword}
      signInAt={() => signInHref}
      link={link}
      hint={hint}
      texts={{
        done: t("done"),
        afterwards: t("ended"),
        signIn: t("signIn"),
        set: t("set"),
        setting: t("setting"),
      }}
      consequence={t("ends")}
    >
      {children}
    </PasswordByLinkForm>
  );
}
