"use client";

import { useActionState } from "react";
import { AddressStep } from "@/app/(portal)/address-step";
import { ProofStep } from "@/app/(portal)/proof-step";
import { signIn } from "@/app/(portal)/sign-in-actions";
import type { SignInProps, SignInStep } from "@/app/(portal)/sign-in-step";

/** The sign-in, from the step that the page begins with; each answer says which step is next, with or without script. */
export function SignInForm({ start, ...props }: SignInProps & { start: SignInStep }) {
  const [state, action] = useActionState(signIn, {});
  const step = state.result ?? start;
  return step.asks === "address" ? (
    <AddressStep {...props} state={state} action={action} />
  ) : (
    <ProofStep {...props} step={step} isFirst={start.asks === "proof"} state={state} action={action} />
  );
}
