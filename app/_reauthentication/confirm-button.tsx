"use client";

import { type ReactNode, useState } from "react";
import { useConfirmation } from "@/app/_reauthentication/use-confirmation";
import { Alert } from "@/app/_ui/alert";
import { Button, type ButtonLook } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const confirmWords = words("proof.confirm", { type: "Type {typed} to confirm" });

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
  /** On the button that does it; left out: the label. */
  confirm?: string;
  pendingLabel: string;
  /** On the one that leaves everything as it is; left out: "Cancel". */
  keep?: string;
  /** What else is asked, in the form. */
  children?: ReactNode;
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
  confirm = label,
  ...rest
}: ConfirmButtonProps<Result>) {
  const { open, setOpen, state, send } = useConfirmation(rest);
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        {label}
        {subject ? <span className="sr-only"> {subject}</span> : null}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={question} intro={rest.consequence}>
        <ConfirmForm {...rest} confirm={confirm} state={state} send={send} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type ConfirmFormProps = Pick<
  ConfirmButtonProps<never>,
  "values" | "pendingLabel" | "keep" | "typed" | "children"
> & {
  confirm: string;
  state: Pick<FormState<unknown>, "problem" | "fields">;
  send: (form: FormData) => void;
  close: () => void;
};

function ConfirmForm({ values, confirm, pendingLabel, keep, typed, ...props }: ConfirmFormProps) {
  const { state, send, close, children } = props;
  const t = useWords(confirmWords);
  const [text, setText] = useState("");
  return (
    <form action={send} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {typed === undefined ? null : (
        <Field
          label={t("type", { typed })}
          name="confirmation"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={state.fields?.confirmation}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {children}
      <DialogButtons close={close} keep={keep}>
        <SubmitButton look="danger" pendingLabel={pendingLabel}>
          {confirm}
        </SubmitButton>
      </DialogButtons>
    </form>
  );
}
