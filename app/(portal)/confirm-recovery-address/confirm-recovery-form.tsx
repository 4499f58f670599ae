"use client";

import { type ReactNode, useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { confirmRecovery } from "@/app/(portal)/confirm-recovery-address/confirm-recovery-action";
import { words } from "@/lib/words/text";

const formWords = words("portal.confirmRecovery.form", {
  done: "Recovery address confirmed",
  whatNow: "If you forget your password, we send a link to {address}.",
  confirm: "Confirm",
  confirming: "Confirming…",
});

interface ConfirmRecoveryFormProps {
  /** Null: the link does not work, or no longer, which the children say. */
  token: string | null;
  children: ReactNode;
}

/** One button, for whoever reads mail at the address. Without script the page comes anew after that, when the link is used up. */
export function ConfirmRecoveryForm({ token, children }: ConfirmRecoveryFormProps) {
  const t = useWords(formWords);
  const [state, action] = useActionState(confirmRecovery, {});
  if (state.result)
    return (
      <Alert tone="good" title={t("done")}>
        <p className="wrap-anywhere">{t("whatNow", { address: state.result })}</p>
      </Alert>
    );
  if (token === null) return children;
  return (
    <form action={action} className="grid gap-4">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingLabel={t("confirming")}>{t("confirm")}</SubmitButton>
    </form>
  );
}
