"use client";

import { type ReactNode, useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { NewPasswordFields } from "@/app/_ui/new-password-fields";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { chooseNewPassword } from "@/app/(portal)/reset-password/reset-password-action";
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
  link: { token: string; address: string } | null;
  /** What the password must be. */
  hint: string;
  signInHref: string;
  children: ReactNode;
}

/** A new password for whoever holds the link, who then signs in with it. Without script the page comes anew after that, when the link is used up. */
export function ResetPasswordForm({ link, hint, signInHref, children }: ResetPasswordFormProps) {
  const t = useWords(formWords);
  const [state, action] = useActionState(chooseNewPassword, {});
  if (state.result)
    return (
      <div className="grid gap-5">
        <Alert tone="good" title={t("done")}>
          <p>{t("ended")}</p>
        </Alert>
        <Button asChild look="primary">
          <a href={signInHref}>{t("signIn")}</a>
        </Button>
      </div>
    );
  if (!link) return children;
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="token" value={link.token} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={link.address} readOnly hidden />
      <NewPasswordFields hint={hint} errors={state.fields} />
      <p className="text-sm text-muted">{t("ends")}</p>
      <SubmitButton pendingLabel={t("setting")}>{t("set")}</SubmitButton>
    </form>
  );
}
