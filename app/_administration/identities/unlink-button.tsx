"use client";

import { useEffect, useRef, useState } from "react";
import { unlinkIdentity } from "@/app/_administration/identities/identity-actions";
import { KeepWaysIn } from "@/app/_administration/identities/keep-ways-in";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";

interface UnlinkButtonProps {
  values: { role: string; mailboxId: string; identityProviderId: string };
  address: string;
  providerName: string;
  focusId: string;
}

/** Takes a mailbox's link to an account away, after asking. */
export function UnlinkButton({ values, address, providerName, focusId }: UnlinkButtonProps) {
  const [open, setOpen] = useState(false);
  const [state, action] = useProvenAction(unlinkIdentity);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current && !state.problem) setOpen(false);
  }, [state]);
  useEffect(
    () => () => {
      if (sent.current) document.getElementById(focusId)?.focus();
    },
    [focusId],
  );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Unlink …<span className="sr-only"> the account at {providerName}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Unlink ${address} from its account at ${providerName}?`}
        intro="The person cannot sign in with the account any more. The mail stays."
      >
        <form
          action={(form) => {
            sent.current = true;
            action(form);
          }}
          className="grid gap-4"
        >
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          {Object.entries(values).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <KeepWaysIn />
          <Checkbox
            name="linkByAddress"
            label="Link the next account by its address"
            detail="Whoever signs in next with this address, proven, gets the mailbox with all its mail. Otherwise an administrator links it."
          />
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <SubmitButton look="danger" pendingLabel="Unlinking …">
              Unlink
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
