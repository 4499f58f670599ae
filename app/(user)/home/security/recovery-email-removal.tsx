"use client";

import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { useWords } from "@/app/_words/use-words";
import { removeRecoveryEmail } from "@/app/(user)/home/security/recovery-email-actions";
import { words } from "@/lib/words/text";

const removalWords = words("user.recoveryEmail.removal", {
  remove: "Remove",
  question: "Remove the recovery address?",
  consequence: "If you forget your password, only your administrator can give you a new one.",
  removing: "Removing…",
  keep: "Keep it",
});

/** Forgets the recovery address, after asking. */
export function RecoveryEmailRemoval({ address }: { address: string }) {
  const t = useWords(removalWords);
  return (
    <ConfirmButton
      action={removeRecoveryEmail}
      values={{}}
      size="small"
      label={t("remove")}
      subject={address}
      question={t("question")}
      consequence={t("consequence")}
      pendingLabel={t("removing")}
      keep={t("keep")}
      focusId="recovery-address"
    />
  );
}
