"use client";

import { type ReactNode, useCallback, useState } from "react";
import { AskForProof, type ProofQuestion } from "@/app/_proof/ask-for-proof";
import { ProofForm } from "@/app/_proof/proof-form";
import type { ProofWays } from "@/app/_proof/proof-ways";
import { Dialog } from "@/app/_ui/dialog";

interface ProofDialogProps {
  prove: ProofWays;
  children: ReactNode;
}

/** The one dialog of a page that asks who is there before something dangerous is done. */
export function ProofDialog({ prove, children }: ProofDialogProps) {
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
        title="Is it still you?"
        intro={`This reaches far, and you signed in a while ago. Prove once more who you are; then ${
          question?.ways.includes("provider") ? "you can go on" : "it is done"
        }.`}
      >
        {question ? (
          <ProofForm prove={prove} ways={question.ways} back={question.back} onProved={proved} />
        ) : null}
      </Dialog>
    </AskForProof>
  );
}
