"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";
import { endAlias } from "@/app/(user)/home/alias-actions";

interface DeleteAliasButtonProps {
  id: string;
  address: string;
  /** The element that gets the focus when this row disappears. */
  listId: string;
}

/** Deletes a temporary address after asking. The row disappears with it when it is done. */
export function DeleteAliasButton({ id, address, listId }: DeleteAliasButtonProps) {
  const [open, setOpen] = useState(false);
  const [state, action] = useActionState(endAlias, {});
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
      <Button size="small" aria-label={`Delete ${address}`} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Delete this address?"
        intro={`Mail to ${address} is refused from now on. You cannot get the same address again.`}
      >
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
            <SubmitButton look="danger" pendingLabel="Deleting …">
              Delete
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
