"use client";

import { useActionState, useEffect } from "react";
import type { ProofQuestion } from "@/app/_proof/ask-for-proof";
import type { ProofWays } from "@/app/_proof/proof-ways";
import { SecondStepForm } from "@/app/_proof/second-step-form";
import { Alert } from "@/app/_ui/alert";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface ProofFormProps {
  prove: ProofWays;
  ways: ProofQuestion["ways"];
  onProved: () => void;
}

/** Asks somebody signed in to prove again who it is. */
export function ProofForm({ prove, ways, onProved }: ProofFormProps) {
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

function PasswordProof({ prove, onProved }: Omit<ProofFormProps, "ways">) {
  const [state, action] = useActionState(prove.byPassword, {});
  useEffect(() => {
    if (state.result) onProved();
  }, [state, onProved]);
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel="Checking …">Continue</SubmitButton>
    </form>
  );
}
