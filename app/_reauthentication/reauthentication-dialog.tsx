"use client";

import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import {
  AskForReauthentication,
  type ReauthenticationQuestion,
} from "@/app/_reauthentication/ask-for-reauthentication";
import type { ReauthenticationActions } from "@/app/_reauthentication/reauthentication-actions";

/** Most pages are left without a question, so none brings along what it takes. */
const QuestionDialog = lazy(async () => ({
  default: (await import("@/app/_reauthentication/question-dialog")).QuestionDialog,
}));

interface ReauthenticationDialogProps {
  prove: ReauthenticationActions;
  children: ReactNode;
}

/** The one dialog of a page that asks who is there before something dangerous is done. */
export function ReauthenticationDialog({ prove, children }: ReauthenticationDialogProps) {
  const [question, setQuestion] = useState<ReauthenticationQuestion | null>(null);
  const close = useCallback(() => setQuestion(null), []);
  const proved = useCallback(() => {
    setQuestion(null);
    question?.goOn();
  }, [question]);
  return (
    <AskForReauthentication value={setQuestion}>
      {children}
      {question ? (
        <Suspense>
          <QuestionDialog prove={prove} question={question} onClose={close} onConfirmed={proved} />
        </Suspense>
      ) : null}
    </AskForReauthentication>
  );
}
