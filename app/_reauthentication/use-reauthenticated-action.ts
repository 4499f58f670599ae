"use client";

import { type RefObject, startTransition, useActionState, useContext, useEffect, useRef } from "react";
import { AskForReauthentication } from "@/app/_reauthentication/ask-for-reauthentication";
import type { FormState } from "@/app/form-state";

/**
 * Where re-authentication is missing, the page's dialog asks for it and the same form is sent again, so nothing that was typed
 * is lost. A proof at the provider leads away instead, and to `back` afterwards.
 */
export function useReauthenticationQuestion(
  sent: RefObject<FormData | null>,
  { proof }: Pick<FormState<unknown>, "proof">,
  send: (form: FormData) => void,
  back?: string,
): void {
  const ask = useContext(AskForReauthentication);
  useEffect(() => {
    const form = sent.current;
    if (!proof || !ask || !form) return;
    // Not inside of the first sending: React would hold back what the dialog shows until that has ended.
    ask({ ways: proof, goOn: () => startTransition(() => send(form)), back });
  }, [proof, ask, send, sent, back]);
}

/**
 * `useActionState` for an action that may ask for re-authentication (`useReauthenticationQuestion`). It needs script: a form that shall go
 * without takes `useActionState` itself and remembers what it sends, as `ConsoleForm` does.
 */
export function useReauthenticatedAction<Result>(
  verb: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>,
  back?: string,
) {
  const sent = useRef<FormData>(null);
  const [state, send, pending] = useActionState((before: FormState<Result>, form: FormData) => {
    sent.current = form;
    return verb(before, form);
  }, {});
  useReauthenticationQuestion(sent, state, send, back);
  return [state, send, pending] as const;
}
