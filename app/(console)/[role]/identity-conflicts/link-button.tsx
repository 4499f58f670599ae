"use client";

import { useConfirmation } from "@/app/_proof/use-confirmation";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { linkIdentity } from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import { LinkDecision, type LinkTarget } from "@/app/(console)/[role]/identity-conflicts/link-decision";

interface LinkButtonProps {
  target: LinkTarget;
  /** The name of the account at the provider; empty: not known. */
  name: string;
  /** The subject that the mailbox is linked to; null: none. */
  holder: string | null;
  /** The element that gets the focus when this button disappears with its row. */
  focusId: string;
}

/** Links a mailbox to another account: says first what speaks against it. */
export function LinkButton(props: LinkButtonProps) {
  const { target, focusId } = props;
  const { address } = target;
  const { open, setOpen, state, send } = useConfirmation({ action: linkIdentity, focusId });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Link to this account …<span className="sr-only"> for {address}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Link ${address} to this account?`}
        intro="Whoever has the account opens the mailbox with all its mail."
      >
        <form action={send} className="grid gap-4">
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          {Object.entries(target).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <Subjects {...props} />
          <LinkDecision target={target} close={() => setOpen(false)} />
        </form>
      </Dialog>
    </>
  );
}

const Subjects = ({ target, name, holder }: LinkButtonProps) => (
  <dl className="grid gap-2 text-sm">
    <dt className="font-medium">New account{name ? `: ${name}` : ""}</dt>
    <dd className="font-mono text-muted wrap-anywhere">{target.subject}</dd>
    <dt className="font-medium">Linked to now</dt>
    <dd className="font-mono text-muted wrap-anywhere">{holder ?? "no account"}</dd>
  </dl>
);
