"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { giveRecoveryEmail } from "@/app/(user)/home/security/recovery-email-actions";
import { words } from "@/lib/words/text";

const formWords = words("user.recoveryEmail.form", {
  address: "Recovery address",
  another: "New recovery address",
  send: "Send confirmation",
  sending: "Sending…",
  sent: "Confirmation sent. Open the link in it to finish.",
});

/** Gives an address, which counts as soon as it is confirmed. */
export function RecoveryEmailForm({ replaces }: { replaces: boolean }) {
  const t = useWords(formWords);
  const [state, action] = useReauthenticatedAction(giveRecoveryEmail);
  return (
    <form action={action} className="grid max-w-sm gap-4" noValidate>
      {state.problem && !state.proof ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result ? <Alert tone="good">{t("sent")}</Alert> : null}
      <Field
        label={t(replaces ? "another" : "address")}
        name="address"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={state.values?.address ?? ""}
        error={state.fields?.address}
      />
      <div>
        <SubmitButton look="secondary" pendingLabel={t("sending")}>
          {t("send")}
        </SubmitButton>
      </div>
    </form>
  );
}
