"use client";

import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { useWords } from "@/app/_words/use-words";
import { discardDraft } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { words } from "@/lib/words/text";

const discardWords = words("console.providers.wizard.discard", {
  label: "Discard",
  question: "Discard this draft?",
  consequence: "What you entered for {name} is deleted.",
  confirm: "Discard",
  pending: "Discarding…",
});

/** Removes a draft, after asking. */
export function DiscardDraft({ draft, name }: { draft: string; name: string }) {
  const t = useWords(discardWords);
  return (
    <ConfirmButton
      action={discardDraft}
      values={{ draft }}
      label={t("label")}
      subject={name}
      size="small"
      question={t("question")}
      consequence={t("consequence", { name })}
      confirm={t("confirm")}
      pendingLabel={t("pending")}
    />
  );
}
