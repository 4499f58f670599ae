"use client";

import { useActionState, useEffect } from "react";
import {
  beginPasskeyProof,
  proveByCode,
  proveByPasskey,
  proveByPassword,
} from "@/app/_administration/proof/proof-actions";
import { SecondStepForm } from "@/app/_factors/second-step-form";
import type { ProofQuestion } from "@/app/_proof/ask-for-proof";
import { Alert } from "@/app/_ui/alert";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface ProofFormProps {
  adminRole: "superadmin" | "domain-admin";
  ways: ProofQuestion["ways"];
  onProved: () => void;
}

/** Asks a signed-in administrator to prove again who it is. */
export function ProofForm({ adminRole, ways, onProved }: ProofFormProps) {
  if (ways.includes("password")) return <PasswordProof adminRole={adminRole} onProved={onProved} />;
  const passOn = ({ result, ...rest }: FormState<"proved">): FormState => {
    if (result) onProved();
    return rest;
  };
  return (
    <SecondStepForm
      proveCode={async (_before, form) => passOn(await proveByCode(adminRole, {}, form))}
      beginProof={() => beginPasskeyProof(adminRole)}
      provePasskey={async (answer) => passOn(await proveByPasskey(adminRole, answer))}
      hasTotp={ways.includes("totp")}
      hasPasskey={ways.includes("passkey")}
    />
  );
}

function PasswordProof({ adminRole, onProved }: Omit<ProofFormProps, "ways">) {
  const [state, action] = useActionState(proveByPassword.bind(null, adminRole), {});
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
