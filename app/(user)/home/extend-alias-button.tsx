"use client";

import { useActionState, useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { extendAlias } from "@/app/(user)/home/alias-actions";
import { lifetimeChoices, usualLifetime } from "@/app/(user)/home/lifetime-choices";

/** Lets a temporary address live longer, or come back when it has ended. */
export function ExtendAliasButton({ id, address }: { id: string; address: string }) {
  const [open, setOpen] = useState(false);
  const [state, action] = useActionState(extendAlias, {});
  useEffect(() => {
    if (state.result) setOpen(false);
  }, [state]);
  return (
    <>
      <Button size="small" aria-label={`Extend ${address}`} onClick={() => setOpen(true)}>
        Extend
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Extend this address"
        intro={`${address} will live for the chosen time from now on, never shorter than before.`}
      >
        <form action={action} className="grid gap-5" noValidate>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <input type="hidden" name="id" value={id} />
          <SelectField
            label="Ends after"
            name="lifetime"
            defaultValue={usualLifetime}
            options={lifetimeChoices}
            error={state.fields?.lifetime ?? state.fields?.id}
          />
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton pendingLabel="Extending …">Extend</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
