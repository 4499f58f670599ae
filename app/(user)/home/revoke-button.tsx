"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";
import { endAppPassword } from "@/app/(user)/home/app-password-actions";

interface RevokeButtonProps {
  id: string;
  name: string;
  /** The element that gets the focus when this row disappears. */
  listId: string;
}

/** Revokes an app password after asking. The row disappears with it when it is done. */
export function RevokeButton({ id, name, listId }: RevokeButtonProps) {
  const [open, setOpen] = useState(false);
  const [state, action] = useActionState(endAppPassword, {});
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
      <Button size="small" aria-label={`Revoke ${name}`} onClick={() => setOpen(true)}>
        Revoke
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Revoke “${name}”?`}
        intro="The app or device that uses it is locked out at its next login. This cannot be undone."
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
            <SubmitButton look="danger" pendingLabel="Revoking …">
              Revoke
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
