"use client";

import { useEffect, useRef, useState } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { Button, type ButtonLook } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface ConfirmButtonProps<Result> extends Pick<ButtonLook, "size"> {
  action: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
  /** What is sent along. */
  values: Record<string, string>;
  label: string;
  /** What it is about, for people who cannot see the row that the button stands in. */
  subject?: string;
  question: string;
  /** What follows from it. */
  consequence: string;
  confirm: string;
  pendingLabel: string;
  keep: string;
  /** What must be typed before it is done, sent as `confirmation`. */
  typed?: string;
  /** The element that gets the focus when this button disappears with its row. */
  focusId?: string;
  /** Takes what came of it, where something did. */
  onResult?: (result: Result) => void;
}

/** A button that asks before it does what cannot be undone. */
export function ConfirmButton<Result = never>({
  label,
  subject,
  size = "medium",
  question,
  onResult,
  ...rest
}: ConfirmButtonProps<Result>) {
  const [open, setOpen] = useState(false);
  const [state, action] = useProvenAction(rest.action);
  const sent = useRef(false);
  useEffect(() => {
    if (!sent.current || state.problem || state.fields) return;
    setOpen(false);
    if (state.result !== undefined) onResult?.(state.result);
  }, [state, onResult]);
  useEffect(
    () => () => {
      // The button that opened the dialog is gone with its row: without this, the keyboard starts at the top again.
      if (sent.current && rest.focusId) document.getElementById(rest.focusId)?.focus();
    },
    [rest.focusId],
  );
  const send = (form: FormData) => {
    sent.current = true;
    action(form);
  };
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        {label}
        {subject ? <span className="sr-only"> {subject}</span> : null}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={question} intro={rest.consequence}>
        <ConfirmForm {...rest} state={state} send={send} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type ConfirmFormProps = Pick<
  ConfirmButtonProps<never>,
  "values" | "confirm" | "pendingLabel" | "keep" | "typed"
> & {
  state: Pick<FormState<unknown>, "problem" | "fields">;
  send: (form: FormData) => void;
  close: () => void;
};

function ConfirmForm({ values, confirm, pendingLabel, keep, typed, state, send, close }: ConfirmFormProps) {
  const [text, setText] = useState("");
  return (
    <form action={send} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {typed === undefined ? null : (
        <Field
          label={`Type ${typed} to go on`}
          name="confirmation"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={state.fields?.confirmation}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={close}>{keep}</Button>
        <SubmitButton look="danger" pendingLabel={pendingLabel}>
          {confirm}
        </SubmitButton>
      </div>
    </form>
  );
}
