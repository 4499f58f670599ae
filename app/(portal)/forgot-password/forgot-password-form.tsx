"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { askForReset } from "@/app/(portal)/forgot-password/forgot-password-action";
import { words } from "@/lib/words/text";

const formWords = words("portal.forgotPassword.form", {
  address: "Email address",
  send: "Send link",
  sending: "Sending…",
  sent: "Check your recovery mailbox",
  whatNow:
    "If {address} has a recovery address, a link is on its way there. It works for 15 minutes. Without one, ask your administrator for a new password.",
});

/** One form and one answer, whatever the address. */
export function ForgotPasswordForm({ next }: { next: string | null }) {
  const t = useWords(formWords);
  const [state, action] = useActionState(askForReset, {});
  if (state.result)
    return (
      <Alert tone="good" title={t("sent")}>
        <p className="wrap-anywhere">{t("whatNow", { address: state.values?.address ?? "" })}</p>
      </Alert>
    );
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="next" value={next ?? ""} />
      <Field
        label={t("address")}
        name="address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={state.values?.address ?? ""}
        error={state.fields?.address}
      />
      <SubmitButton pendingLabel={t("sending")}>{t("send")}</SubmitButton>
    </form>
  );
}
