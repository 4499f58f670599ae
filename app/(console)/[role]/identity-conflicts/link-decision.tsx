"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Checkbox } from "@/app/_ui/checkbox";
import { DialogButtons } from "@/app/_ui/dialog";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import {
  type AccountOpinion,
  weighIdentity,
} from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";
import { words } from "@/lib/words/text";

const decisionWords = words("console.identityConflicts.decision", {
  checking: "Checking with the provider…",
  unreachable: "The server can't be reached. Check your connection and try again.",
  noDoubts: "No concerns: the address and name match, and the old account is gone.",
  doubts: "Check this first",
  sure: "I'm sure it's the same person",
  sureDetail: "You have asked the person, or whoever manages the accounts.",
  link: "Link",
  linking: "Linking…",
});

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
  const [unreachable, setUnreachable] = useState(false);
  const t = useWords(decisionWords);
  const { role, address, provider, subject } = target;
  useEffect(() => {
    let shown = true;
    weighIdentity({ role, address, provider, subject }).then(
      ({ result, problem: said }) => {
        if (!shown) return;
        if (result) setOpinion(result);
        else setProblem(said);
      },
      () => shown && setUnreachable(true),
    );
    return () => {
      shown = false;
    };
  }, [role, address, provider, subject]);
  const ready = opinion !== null && opinion.refusal === null && (opinion.doubts.length === 0 || sure);
  return (
    <>
      <div aria-live="polite">
        {problem || unreachable ? (
          <Alert tone="danger">{problem ?? t("unreachable")}</Alert>
        ) : (
          <Opinion opinion={opinion} />
        )}
      </div>
      {opinion && opinion.doubts.length > 0 && !opinion.refusal ? (
        <Checkbox
          name="despiteDoubts"
          label={t("sure")}
          detail={t("sureDetail")}
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
        />
      ) : null}
      {opinion?.refusal ? null : <KeepWaysIn />}
      <DialogButtons close={close}>
        {ready ? (
          <SubmitButton look="danger" pendingLabel={t("linking")}>
            {t("link")}
          </SubmitButton>
        ) : null}
      </DialogButtons>
    </>
  );
}

function Opinion({ opinion }: { opinion: AccountOpinion | null }) {
  const t = useWords(decisionWords);
  if (!opinion) return <p className="text-sm text-muted">{t("checking")}</p>;
  if (opinion.refusal) return <Alert tone="danger">{opinion.refusal}</Alert>;
  if (opinion.doubts.length === 0) return <Alert tone="good">{t("noDoubts")}</Alert>;
  return (
    <Alert tone="warning" title={t("doubts")}>
      <ul className="list-disc pl-5">
        {opinion.doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </Alert>
  );
}
