"use client";

import { useActionState } from "react";
import { NewPasswordFields } from "@/app/_passwords/new-password-fields";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { setUp } from "@/app/(portal)/setup/setup-action";
import { words } from "@/lib/words/text";

const formWords = words("portal.setup.form", {
  login: "Email address",
  loginHint: "You will sign in with it. It does not have to be a mailbox on this server.",
  name: "Name",
  create: "Create superadmin",
  creating: "Creating…",
  signIn: "Sign in as administrator",
});

/** The first superadmin's account, made with the token of a set-up link. */
export function SetupForm({ token, passwordHint }: { token: string; passwordHint: string }) {
  const t = useWords(formWords);
  const [state, action] = useActionState(setUp, {});
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? (
        <Alert tone="danger">
          <p>{state.problem}</p>
          {state.result ? (
            <p>
              <a href="/admin/login" className="underline underline-offset-4">
                {t("signIn")}
              </a>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <input type="hidden" name="token" value={token} />
      <Field
        label={t("login")}
        name="login"
        type="email"
        hint={t("loginHint")}
        autoComplete="username"
        required
        defaultValue={state.values?.login ?? ""}
        error={state.fields?.login}
      />
      <Field
        label={t("name")}
        name="displayName"
        autoComplete="name"
        required
        defaultValue={state.values?.displayName ?? ""}
        error={state.fields?.displayName}
      />
      <NewPasswordFields hint={passwordHint} errors={state.fields} />
      <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
    </form>
  );
}
