"use client";

import { type RefObject, startTransition, useActionState, useContext, useEffect, useRef } from "react";
import { AskForProof } from "@/app/_proof/ask-for-proof";
import type { FormState } from "@/app/form-state";

/**
 * Where a fresh proof is missing, the page's dialog asks for it and the same form is sent again, so nothing that was typed
 * is lost. A proof at the provider leads away instead, and to `back` afterwards.
 */
export function useProofQuestion(
  sent: RefObject<FormData | null>,
  { proof }: Pick<FormState<unknown>, "proof">,
  send: (form: FormData) => void,
  back?: string,
): void {
  const ask = useContext(AskForProof);
  useEffect(() => {
    const form = sent.current;
    if (!proof || !ask || !form) return;
    // Not inside of the first sending: React would hold back what the dialog shows until that has ended.
    ask({ ways: proof, goOn: () => startTransition(() => send(form)), back });
  }, [proof, ask, send, sent, back]);
}

/**
 * `useActionState` for an action that may ask for a proof (`useProofQuestion`). It needs script: a form that shall go
 * without takes `useActionState` itself and remembers what it sends, as `ConsoleForm` does.
 */
export function useProvenAction<Result>(
  verb: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>,
  back?: string,
) {
  const sent = useRef<FormData>(null);
  const [state, send, pending] = useActionState((before: FormState<Result>, form: FormData) => {
    sent.current = form;
    return verb(before, form);
  }, {});
  useProofQuestion(sent, state, send, back);
  return [state, send, pending] as const;
}
