"use client";

import { useEffect, useRef, useState } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import type { FormState } from "@/app/form-state";

interface Confirmation<Result> {
  action: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
  /** The element that gets the focus when the button disappears with its row. */
  focusId?: string;
  /** Takes what came of it, where something did. */
  onResult?: (result: Result) => void;
}

/** A dialog whose form sends an action: it closes when that is done, and stays with what went wrong. */
export function useConfirmation<Result = never>({ action: verb, focusId, onResult }: Confirmation<Result>) {
  const [open, setOpen] = useState(false);
  const [state, action] = useReauthenticatedAction(verb);
  const sent = useRef(false);
  useEffect(() => {
    if (!sent.current || state.problem || state.fields) return;
    setOpen(false);
    if (state.result !== undefined) onResult?.(state.result);
  }, [state, onResult]);
  useEffect(
    () => () => {
      // The button that opened the dialog is gone with its row: without this, the keyboard starts at the top again.
      if (sent.current && focusId) document.getElementById(focusId)?.focus();
    },
    [focusId],
  );
  const send = (form: FormData) => {
    sent.current = true;
    action(form);
  };
  return { open, setOpen, state, send };
}
