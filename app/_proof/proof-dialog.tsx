"use client";

import { type ReactNode, useCallback, useState } from "react";
import { AskForProof, type ProofQuestion } from "@/app/_proof/ask-for-proof";
import { ProofForm } from "@/app/_proof/proof-form";
import type { ProofWays } from "@/app/_proof/proof-ways";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const dialogWords = words("proof.dialog", {
  title: "Confirm it's you",
  beforeDoing: "You signed in a while ago, and this is a sensitive change. It is made once you confirm.",
  beforeContinuing:
    "You signed in a while ago, and this is a sensitive change. You can continue once you confirm.",
});

interface ProofDialogProps {
  prove: ProofWays;
  children: ReactNode;
}

/** The one dialog of a page that asks who is there before something dangerous is done. */
export function ProofDialog({ prove, children }: ProofDialogProps) {
  const t = useWords(dialogWords);
  const [question, setQuestion] = useState<ProofQuestion | null>(null);
  const proved = useCallback(() => {
    setQuestion(null);
    question?.goOn();
  }, [question]);
  return (
    <AskForProof value={setQuestion}>
      {children}
      <Dialog
        open={question !== null}
        onOpenChange={() => setQuestion(null)}
        title={t("title")}
        intro={t(question?.ways.includes("provider") ? "beforeContinuing" : "beforeDoing")}
      >
        {question ? (
          <ProofForm prove={prove} ways={question.ways} back={question.back} onProved={proved} />
        ) : null}
      </Dialog>
    </AskForProof>
  );
}
