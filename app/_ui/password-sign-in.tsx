"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/app/_ui/alert";
import type { ButtonLook } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const signInWords = words("ui.signIn", {
  failed: "Sign-in failed",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
});

interface PasswordSignInProps extends Pick<ButtonLook, "look"> {
  state: Pick<FormState, "problem" | "fields" | "values">;
  action: (form: FormData) => void;
  /** The field that says who signs in: its name in the form, and its label. */
  name: string;
  label: string;
  type?: "email" | "text";
  autoComplete?: "username" | "username webauthn";
  /** Whether the name was asked for before, so that the password is what is typed next. */
  isNameKnown?: boolean;
  /** What is sent along. */
  values: Record<string, string>;
}

/** Signs in with a login and its password; a refusal keeps the login and forgets the password. */
export function PasswordSignIn({
  state,
  action,
  name,
  label,
  type = "email",
  autoComplete = "username",
  isNameKnown = false,
  values,
  look = "primary",
}: PasswordSignInProps) {
  const t = useWords(signInWords);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNameKnown) password.current?.focus();
  }, [isNameKnown]);
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? (
        <Alert tone="danger" title={t("failed")}>
          <p>{state.problem}</p>
        </Alert>
      ) : null}
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Field
        label={label}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={state.values?.[name] ?? ""}
        error={state.fields?.[name]}
      />
      <PasswordField
        ref={password}
        label={t("password")}
        name="password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton look={look} pendingLabel={t("signingIn")}>
        {t("signIn")}
      </SubmitButton>
    </form>
  );
}
