"use client";

import { useActionState, useEffect } from "react";
import type { ReauthenticationQuestion } from "@/app/_reauthentication/ask-for-reauthentication";
import type { ReauthenticationActions } from "@/app/_reauthentication/reauthentication-actions";
import { SecondStepForm } from "@/app/_reauthentication/second-step-form";
import { Alert } from "@/app/_ui/alert";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const formWords = words("proof.form", {
  leaving: "You signed in with {name}. Sign in there again, and you will come back here.",
  continueWith: "Continue with {name}",
  redirecting: "Redirecting…",
  password: "Your password",
  continue: "Continue",
  checking: "Checking…",
});

interface ReauthenticationFormProps {
  prove: ReauthenticationActions;
  ways: ReauthenticationQuestion["ways"];
  back?: string | undefined;
  onConfirmed: () => void;
}

/** Asks somebody signed in to re-authenticate. */
export function ReauthenticationForm({ prove, ways, back, onConfirmed }: ReauthenticationFormProps) {
  if (ways.includes("provider") && prove.atProvider)
    return <ProviderReauthentication {...prove.atProvider} back={back} />;
  if (ways.includes("password")) return <PasswordProof prove={prove} onConfirmed={onConfirmed} />;
  const passOn = ({ result, ...rest }: FormState<"proved">): FormState => {
    if (result) onConfirmed();
    return rest;
  };
  return (
    <SecondStepForm
      confirmCode={async (_before, form) => passOn(await prove.byCode({}, form))}
      beginPasskey={prove.beginPasskey}
      confirmPasskey={async (answer) => passOn(await prove.byPasskey(answer))}
      hasTotp={ways.includes("totp")}
      hasPasskey={ways.includes("passkey")}
    />
  );
}

function ProviderReauthentication({
  name,
  begin,
  back,
}: NonNullable<ReauthenticationActions["atProvider"]> & Pick<ReauthenticationFormProps, "back">) {
  const t = useWords(formWords);
  const [state, action] = useActionState(begin, {});
  return (
    <form action={action} className="grid gap-4">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <p className="text-sm">{t("leaving", { name })}</p>
      {back ? <input type="hidden" name="next" value={back} /> : null}
      <SubmitButton pendingLabel={t("redirecting")}>{t("continueWith", { name })}</SubmitButton>
    </form>
  );
}

function PasswordProof({ prove, onConfirmed }: Pick<ReauthenticationFormProps, "prove" | "onConfirmed">) {
  const t = useWords(formWords);
  const [state, action] = useActionState(prove.byPassword, {});
  useEffect(() => {
    if (state.result) onConfirmed();
  }, [state, onConfirmed]);
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel={t("checking")}>{t("continue")}</SubmitButton>
    </form>
  );
}
