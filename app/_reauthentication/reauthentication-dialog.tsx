"use client";

import { type ReactNode, useCallback, useState } from "react";
import {
  AskForReauthentication,
  type ReauthenticationQuestion,
} from "@/app/_reauthentication/ask-for-reauthentication";
import type { ReauthenticationActions } from "@/app/_reauthentication/reauthentication-actions";
import { ReauthenticationForm } from "@/app/_reauthentication/reauthentication-form";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const dialogWords = words("proof.dialog", {
  title: "Confirm it's you",
  beforeDoing: "You signed in a while ago, and this is a sensitive change. It is made once you confirm.",
  beforeContinuing:
    "You signed in a while ago, and this is a sensitive change. You can continue once you confirm.",
});

interface ReauthenticationDialogProps {
  prove: ReauthenticationActions;
  children: ReactNode;
}

/** The one dialog of a page that asks who is there before something dangerous is done. */
export function ReauthenticationDialog({ prove, children }: ReauthenticationDialogProps) {
  const t = useWords(dialogWords);
  const [question, setQuestion] = useState<ReauthenticationQuestion | null>(null);
  const proved = useCallback(() => {
    setQuestion(null);
    question?.goOn();
  }, [question]);
  return (
    <AskForReauthentication value={setQuestion}>
      {children}
      <Dialog
        open={question !== null}
        onOpenChange={() => setQuestion(null)}
        title={t("title")}
        intro={t(question?.ways.includes("provider") ? "beforeContinuing" : "beforeDoing")}
      >
        {question ? (
          <ReauthenticationForm
            prove={prove}
            ways={question.ways}
            back={question.back}
            onConfirmed={proved}
          />
        ) : null}
      </Dialog>
    </AskForReauthentication>
  );
}
