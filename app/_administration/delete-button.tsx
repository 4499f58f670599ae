"use client";

import { useState } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormState } from "@/app/form-state";

interface DeleteButtonProps {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** What is sent along. */
  values: Record<string, string>;
  /** What is deleted. */
  name: string;
  /** What follows from it. */
  consequence: string;
}

/** Deletes something after asking. The action leads to another page when it is done. */
export function DeleteButton({ action: verb, values, name, consequence }: DeleteButtonProps) {
  const [open, setOpen] = useState(false);
  const [state, action] = useProvenAction(verb);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete</Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Delete ${name}?`} intro={consequence}>
        <form action={action} className="grid gap-4">
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          {Object.entries(values).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <SubmitButton look="danger" pendingLabel="Deleting …">
              Delete
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
