"use client";

import { type ReactNode, useActionState } from "react";
import { NewPasswordFields } from "@/app/_passwords/new-password-fields";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface PasswordByLinkFormProps<Result extends string> {
  action: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
  /** Where to sign in with the new password. */
  signInAt: (result: Result) => string;
  /** Null: it does not work, or no longer, which the children say. */
  link: { token: string; username: string } | null;
  /** What the password must be. */
  hint: string;
  texts: Record<"done" | "afterwards" | "signIn" | "set" | "setting", string>;
  /** What a new password leads to, said before it is set. */
  consequence?: string;
  children: ReactNode;
}

/** A new password for whoever holds the link. Without script the page comes anew after that, when the link is used up. */
export function PasswordByLinkForm<Result extends string>(props: PasswordByLinkFormProps<Result>) {
  const { signInAt, link, hint, texts, consequence, children } = props;
  const [state, action] = useActionState(props.action, {});
  if (state.result)
    return (
      <div className="grid gap-5">
        <Alert tone="good" title={texts.done}>
          <p>{texts.afterwards}</p>
        </Alert>
        <Button asChild look="primary">
          <a href={signInAt(state.result)}>{texts.signIn}</a>
        </Button>
      </div>
    );
  if (!link) return children;
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="token" value={link.token} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={link.username} readOnly hidden />
      <NewPasswordFields hint={hint} errors={state.fields} known={[link.username]} />
      {consequence ? <p className="text-sm text-muted">{consequence}</p> : null}
      <SubmitButton pendingLabel={texts.setting}>{texts.set}</SubmitButton>
    </form>
  );
}
