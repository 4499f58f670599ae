"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface EndButtonProps {
  id: string;
  /** What is ended, for people who cannot see the row. */
  name: string;
  /** What the button does, in a word, and while it is done. */
  word: string;
  pendingWord: string;
  question: string;
  consequence: string;
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** The element that gets the focus when this row disappears. */
  listId: string;
}

/** Ends one thing of a list after asking. The row disappears with it when it is done. */
export function EndButton(props: EndButtonProps) {
  const { id, name, word, pendingWord, question, consequence, listId } = props;
  const [open, setOpen] = useState(false);
  const [state, action] = useActionState(props.action, {});
  const sent = useRef(false);
  useEffect(
    () => () => {
      // The button that opened the dialog is gone with its row: without this, the keyboard starts at the top again.
      if (sent.current) document.getElementById(listId)?.focus();
    },
    [listId],
  );
  return (
    <>
      <Button size="small" aria-label={`${word} ${name}`} onClick={() => setOpen(true)}>
        {word}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={question} intro={consequence}>
        <form
          action={action}
          className="grid gap-4"
          onSubmit={() => {
            sent.current = true;
          }}
        >
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <input type="hidden" name="id" value={id} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <SubmitButton look="danger" pendingLabel={pendingWord}>
              {word}
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
