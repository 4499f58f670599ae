"use client";

import { startTransition, useActionState, useContext, useEffect, useRef } from "react";
import { AskForProof } from "@/app/_proof/ask-for-proof";
import type { FormState } from "@/app/form-state";

/**
 * `useActionState` for an action that asks `provenAdminContext`: where a fresh proof is missing, the console's dialog
 * asks for it and the same form is sent again, so nothing that was typed is lost. A proof at the provider leads
 * away instead, and to `back` afterwards.
 */
export function useProvenAction<Result>(
  verb: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>,
  back?: string,
) {
  const ask = useContext(AskForProof);
  const sent = useRef<FormData>(null);
  const [state, send, pending] = useActionState((before: FormState<Result>, form: FormData) => {
    sent.current = form;
    return verb(before, form);
  }, {});
  useEffect(() => {
    const form = sent.current;
    if (!state.proof || !ask || !form) return;
    // Not inside of the first sending: React would hold back what the dialog shows until that has ended.
    ask({ ways: state.proof, goOn: () => startTransition(() => send(form)), back });
  }, [state, ask, send, back]);
  return [state, send, pending] as const;
}
