"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { SubmitButton } from "@/app/_ui/submit-button";
import {
  type AccountOpinion,
  weighIdentity,
} from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";

export interface LinkTarget {
  role: string;
  /** Of the mailbox. */
  address: string;
  /** The slug of the provider. */
  provider: string;
  subject: string;
}

/** What speaks against it is asked for when the dialog opens. */
export function LinkDecision({ target, close }: { target: LinkTarget; close: () => void }) {
  const [opinion, setOpinion] = useState<AccountOpinion | null>(null);
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { role, address, provider, subject } = target;
  useEffect(() => {
    let shown = true;
    weighIdentity({ role, address, provider, subject }).then(
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
  }, [role, address, provider, subject]);
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
