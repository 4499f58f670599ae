"use client";

import { type ReactNode, useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { NewPasswordFields } from "@/app/_ui/new-password-fields";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { choosePassword } from "@/app/(portal)/setup/password/choose-password-action";
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
  link: { token: string; login: string } | null;
  /** What the password must be. */
  hint: string;
  children: ReactNode;
}

/** A new password for whoever holds the link. Without script the page comes anew after that, when the link is used up. */
export function ChoosePasswordForm({ link, hint, children }: ChoosePasswordFormProps) {
  const t = useWords(formWords);
  const [state, action] = useActionState(choosePassword, {});
  if (state.result)
    return (
      <div className="grid gap-5">
        <Alert tone="good" title={t("done")}>
          <p>{t("used")}</p>
        </Alert>
        <Button asChild look="primary">
          <a href={state.result}>{t("signIn")}</a>
        </Button>
      </div>
    );
  if (!link) return children;
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="token" value={link.token} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={link.login} readOnly hidden />
      <NewPasswordFields hint={hint} errors={state.fields} />
      <SubmitButton pendingLabel={t("setting")}>{t("set")}</SubmitButton>
    </form>
  );
}
