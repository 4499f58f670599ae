"use client";

import type { ReauthenticationQuestion } from "@/app/_reauthentication/ask-for-reauthentication";
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

interface QuestionDialogProps {
  prove: ReauthenticationActions;
  question: ReauthenticationQuestion;
  onClose: () => void;
  onConfirmed: () => void;
}

/** Asks who is there; open for as long as it is rendered. */
export function QuestionDialog({
  prove,
  question: { ways, back },
  onClose,
  onConfirmed,
}: QuestionDialogProps) {
  const t = useWords(dialogWords);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      intro={t(ways.includes("provider") ? "beforeContinuing" : "beforeDoing")}
    >
      <ReauthenticationForm prove={prove} ways={ways} back={back} onConfirmed={onConfirmed} />
    </Dialog>
  );
}
