"use client";

import { useEffect, useRef, useState } from "react";
import {
  type AccountOpinion,
  linkIdentity,
  weighIdentity,
} from "@/app/_administration/identities/identity-actions";
import { KeepWaysIn } from "@/app/_administration/identities/keep-ways-in";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";

export interface LinkTarget {
  role: string;
  mailboxId: string;
  identityProviderId: string;
  subject: string;
}

interface LinkButtonProps {
  target: LinkTarget;
  address: string;
  /** The name of the account at the provider; empty: not known. */
  name: string;
  /** The subject that the mailbox is linked to; null: none. */
  holder: string | null;
  /** The element that gets the focus when this button disappears with its row. */
  focusId: string;
}

/** Links a mailbox to another account: says first what speaks against it. */
export function LinkButton(props: LinkButtonProps) {
  const { target, address, focusId } = props;
  const [open, setOpen] = useState(false);
  const [state, action] = useProvenAction(linkIdentity);
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
        Link to this account …<span className="sr-only"> for {address}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Link ${address} to this account?`}
        intro="Whoever has the account opens the mailbox with all its mail."
      >
        <form
          action={(form) => {
            sent.current = true;
            action(form);
          }}
          className="grid gap-4"
        >
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          {Object.entries(target).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <Subjects {...props} />
          <Decision target={target} close={() => setOpen(false)} />
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

/** What speaks against it is asked for when the dialog opens. */
function Decision({ target, close }: { target: LinkTarget; close: () => void }) {
  const [opinion, setOpinion] = useState<AccountOpinion | null>(null);
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { role, mailboxId, identityProviderId, subject } = target;
  useEffect(() => {
    let shown = true;
    weighIdentity({ role, mailboxId, identityProviderId, subject }).then(
      ({ result, problem: said }) => {
        if (!shown) return;
        if (result) setOpinion(result);
        else setProblem(said);
      },
      () => shown && setProblem("The server cannot be reached."),
    );
    return () => {
      shown = false;
    };
  }, [role, mailboxId, identityProviderId, subject]);
  const ready = opinion !== null && opinion.refusal === null && (opinion.doubts.length === 0 || sure);
  return (
    <>
      <div aria-live="polite">
        {problem ? <Alert tone="danger">{problem}</Alert> : <Opinion opinion={opinion} />}
      </div>
      {opinion && opinion.doubts.length > 0 && !opinion.refusal ? (
        <Checkbox
          name="despiteDoubts"
          label="I know that it is the same person"
          detail="You have asked the person, or whoever looks after the accounts."
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
        />
      ) : null}
      {opinion?.refusal ? null : <KeepWaysIn />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={close}>Leave it</Button>
        {ready ? (
          <SubmitButton look="danger" pendingLabel="Linking …">
            Link
          </SubmitButton>
        ) : null}
      </div>
    </>
  );
}

function Opinion({ opinion }: { opinion: AccountOpinion | null }) {
  if (!opinion) return <p className="text-sm text-muted">Asking the provider …</p>;
  if (opinion.refusal) return <Alert tone="danger">{opinion.refusal}</Alert>;
  if (opinion.doubts.length === 0)
    return (
      <Alert tone="good">
        Nothing speaks against it: address and name fit, and the old account is not there.
      </Alert>
    );
  return (
    <Alert tone="warning" title="Look into this first">
      <ul className="list-disc pl-5">
        {opinion.doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </Alert>
  );
}
