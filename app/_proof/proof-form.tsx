"use client";

import { useActionState, useEffect } from "react";
import type { ProofQuestion } from "@/app/_proof/ask-for-proof";
import type { ProofWays } from "@/app/_proof/proof-ways";
import { SecondStepForm } from "@/app/_proof/second-step-form";
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

interface ProofFormProps {
  prove: ProofWays;
  ways: ProofQuestion["ways"];
  back?: string | undefined;
  onProved: () => void;
}

/** Asks somebody signed in to prove again who it is. */
export function ProofForm({ prove, ways, back, onProved }: ProofFormProps) {
  if (ways.includes("provider") && prove.atProvider)
    return <ProviderProof {...prove.atProvider} back={back} />;
  if (ways.includes("password")) return <PasswordProof prove={prove} onProved={onProved} />;
  const passOn = ({ result, ...rest }: FormState<"proved">): FormState => {
    if (result) onProved();
    return rest;
  };
  return (
    <SecondStepForm
      proveCode={async (_before, form) => passOn(await prove.byCode({}, form))}
      beginProof={prove.beginPasskey}
      provePasskey={async (answer) => passOn(await prove.byPasskey(answer))}
      hasTotp={ways.includes("totp")}
      hasPasskey={ways.includes("passkey")}
    />
  );
}

function ProviderProof({
  name,
  begin,
  back,
}: NonNullable<ProofWays["atProvider"]> & Pick<ProofFormProps, "back">) {
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

function PasswordProof({ prove, onProved }: Pick<ProofFormProps, "prove" | "onProved">) {
  const t = useWords(formWords);
  const [state, action] = useActionState(prove.byPassword, {});
  useEffect(() => {
    if (state.result) onProved();
  }, [state, onProved]);
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
