"use client";

import { type ReactNode, useCallback, useState } from "react";
import { ProofForm } from "@/app/_administration/proof/proof-form";
import { AskForProof, type ProofQuestion } from "@/app/_proof/ask-for-proof";
import { Dialog } from "@/app/_ui/dialog";

interface ProofDialogProps {
  adminRole: "superadmin" | "domain-admin";
  children: ReactNode;
}

/** The one dialog of a console that asks who is there before something dangerous is done. */
export function ProofDialog({ adminRole, children }: ProofDialogProps) {
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
        intro="This reaches far, and you signed in a while ago. Prove once more who you are; then it is done."
      >
        {question ? <ProofForm adminRole={adminRole} ways={question.ways} onProved={proved} /> : null}
      </Dialog>
    </AskForProof>
  );
}
